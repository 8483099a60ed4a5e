package io.tieout.ledger.ledgerimport;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// What stands in a cell, before anybody says what it means.
///
/// @param number whether a workbook keeps it as a number: then the text is that number as written in the file
/// @param broken whether the workbook itself has no value for it: an error, or a formula that was never computed
record Cell(String text, boolean number, boolean broken) {

    static final Cell EMPTY = new Cell("", false, false);
    static final Cell BROKEN = new Cell("#", false, true);

    private static final int MAX_LENGTH = 40;

    /// A workbook computes in binary and writes 4.35 as `4.3499999999999996`; it shows, and means, fifteen digits.
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

    static Cell ofText(String text) {
        return new Cell(text.strip(), false, false);
    }

    static Cell ofNumber(String text) {
        return new Cell(text.strip(), true, false);
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    /// The number as its author sees it, exactly.
    ///
    /// @throws NumberFormatException when it is none, or has more digits than a workbook can keep
    BigDecimal toNumber() {
        if (text.length() > MAX_LENGTH) {
            throw new NumberFormatException("too long");
        }
        if (!number) {
            if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
                throw new NumberFormatException("not a plain decimal");
            }
            return new BigDecimal(text);
        }
        var written = new BigDecimal(text);
        if (Math.abs((long) written.scale()) > MAX_LENGTH) {
            throw new NumberFormatException("too many digits");
        }
        var shown = written.precision() > SHOWN.getPrecision() ? written.round(SHOWN) : written;
        if (shown.precision() - shown.scale() > SHOWN.getPrecision()) {
            throw new NumberFormatException("more digits than a workbook keeps");
        }
        return shown.stripTrailingZeros();
    }

    /// As text; a number without its needless zeros, so that an account code may be kept as a number.
    String toText() {
        if (!number) {
            return text;
        }
        try {
            return toNumber().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
