package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads figures as banks write them: `1.234,56`, `1,234.56`, `1'234.56`, `¥12.00`, `+ £1,100.00`, `(12.00)`,
/// `12,00-`, `Rp 12.000`, `12.00 DB`.
final class CsvNumbers {

    private static final Pattern WRITTEN = Pattern.compile(
            "^\\(?\\s*([+-])?\\s*(?:[\\p{Sc}]|[A-Z]{3}|元|Rp\\.?)?\\s*([+-])?\\s*(\\d[\\d.,' ]*|[.,]\\d+)\\s*(?:[\\p{Sc}]|元|[A-Z]{3})?\\s*([+-]|CR|DR|DB|Cr|Dr|Db|C|D|K)?\\s*\\)?(?:\\([A-Z]{2,3}\\))?$");

    private final char decimal;
    private final Pattern strict;

    CsvNumbers(char decimal) {
        this.decimal = decimal;
        var separator = Pattern.quote(String.valueOf(decimal));
        var grouping = decimal == ',' ? "[.' ]" : "[,' ]";
        this.strict = Pattern.compile("(\\d{1,3}(" + grouping + "\\d{3})+|\\d*)(" + separator + "\\d*)?");
    }

    char decimalSeparator() {
        return decimal;
    }

    /// Whether a figure was written with a sign of its own.
    enum Sign {
        NONE,
        PLUS,
        MINUS
    }

    record Figure(BigDecimal amount, Sign sign) {
        BigDecimal signed() {
            return sign == Sign.MINUS ? amount.negate() : amount;
        }
    }

    /// Empty when the text is no figure.
    Optional<Figure> read(String text) {
        var match = WRITTEN.matcher(normal(text));
        if (!match.matches()) {
            return Optional.empty();
        }
        var digits = match.group(3).strip();
        if (!strict.matcher(digits).matches() || digits.length() > 30) {
            return Optional.empty();
        }
        var plain = digits.replaceAll(decimal == ',' ? "[.' ]" : "[,' ]", "").replace(',', '.');
        if (plain.isEmpty() || plain.equals(".")) {
            return Optional.empty();
        }
        var amount = new BigDecimal("0" + (plain.endsWith(".") ? plain + "0" : plain));
        return Optional.of(new Figure(amount, sign(normal(text), match.group(1), match.group(2), match.group(4))));
    }

    private static Sign sign(String text, @Nullable String before, @Nullable String inside, @Nullable String after) {
        boolean bracketed = text.startsWith("(") && text.endsWith(")");
        if (bracketed
                || "-".equals(before)
                || "-".equals(inside)
                || "-".equals(after)
                || (after != null && after.toUpperCase(Locale.ROOT).startsWith("D"))) {
            return Sign.MINUS;
        }
        return before == null && inside == null && after == null ? Sign.NONE : Sign.PLUS;
    }

    static boolean looksLikeFigure(String text) {
        return WRITTEN.matcher(normal(text)).matches();
    }

    private static String normal(String text) {
        return text.replaceAll("[\\s\\u00A0\\u202F]+", " ")
                .strip()
                .replace('\u2212', '-')
                .replace('￥', '¥');
    }

    /// The decimal separator that the figures of a file show; the fallback when all of them leave it open.
    static char decimalSeparator(List<String> figures, char fallback) {
        int comma = 0;
        int point = 0;
        for (var figure : figures) {
            int lastComma = figure.lastIndexOf(',');
            int lastPoint = figure.lastIndexOf('.');
            if (lastComma >= 0 && lastPoint >= 0) {
                if (lastComma > lastPoint) {
                    comma += 10;
                } else {
                    point += 10;
                }
            } else if (lastComma >= 0 && isDecimal(figure, lastComma)) {
                comma++;
            } else if (lastPoint >= 0 && isDecimal(figure, lastPoint)) {
                point++;
            }
        }
        if (comma == point) {
            return fallback;
        }
        return comma > point ? ',' : '.';
    }

    /// One separator that is not followed by exactly three digits.
    private static boolean isDecimal(String figure, int separator) {
        int digits = 0;
        while (separator + 1 + digits < figure.length() && Character.isDigit(figure.charAt(separator + 1 + digits))) {
            digits++;
        }
        return digits != 3 && figure.indexOf(figure.charAt(separator)) == separator;
    }
}
