package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// Writes what a spreadsheet's number means as text, exactly: a sheet keeps binary fractions and shows 15 digits of
/// them, and those 15 digits are what its author wrote.
final class SheetCells {

    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{0,40})?([eE][+-]?\\d{1,2})?");
    private static final BigDecimal LAST_DAY = new BigDecimal(2_958_466);
    private static final BigDecimal SECONDS_A_DAY = new BigDecimal(86_400);
    private static final LocalDate DAY_ZERO_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

    /// What is no part of a date in a number format: quoted words, colours, escaped letters.
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");

    private final boolean from1904;

    SheetCells(boolean from1904) {
        this.from1904 = from1904;
    }

    /// @param written as the file has it; what is no number comes back as it is
    String number(String written, boolean isDate) {
        if (!NUMBER.matcher(written).matches()) {
            return written;
        }
        var value = new BigDecimal(written).round(SHOWN);
        if (isDate && value.signum() > 0 && value.compareTo(LAST_DAY) < 0) {
            return date(value);
        }
        var plain = value.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private String date(BigDecimal value) {
        var day = (from1904 ? DAY_ZERO_1904 : DAY_ZERO_1900)
                .plusDays(value.toBigInteger().longValueExact());
        var fraction = value.subtract(new BigDecimal(value.toBigInteger()));
        int second = fraction.multiply(SECONDS_A_DAY)
                .setScale(0, RoundingMode.HALF_EVEN)
                .intValueExact();
        return second == 0 || second >= 86_400 ? day.toString() : day + " " + java.time.LocalTime.ofSecondOfDay(second);
    }

    /// @param id of the format; below 164 it is built in
    /// @param code how a format of the workbook's own is written; empty for a built-in one
    static boolean isDate(int id, String code) {
        if (code.isEmpty()) {
            return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        }
        var letters = DECORATION.matcher(code).replaceAll("").toLowerCase(java.util.Locale.ROOT);
        return letters.contains("y") || letters.contains("d") || letters.contains("年") || letters.contains("日");
    }
}
