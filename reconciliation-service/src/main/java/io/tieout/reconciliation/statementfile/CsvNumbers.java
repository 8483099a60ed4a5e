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

    /// The decimal separator that the figures of a file show.
    ///
    /// @param unsure the figures can be read both ways, and mean a thousand times as much in one of them
    record Separator(char decimal, boolean unsure) {}

    static Finding separatorUnsure(char taken) {
        return Finding.warning(
                "decimal-separator-ambiguous",
                "The figures can be whole thousands or thousandths; taken with " + taken + " before the decimals",
                null);
    }

    /// @param fallback what is usual where the figures leave it open
    static Separator decimalSeparator(List<String> figures, char fallback) {
        var evidence = new Evidence();
        figures.forEach(evidence::add);
        return evidence.separator(fallback);
    }

    /// What the figures of a file show of their decimal separator.
    static final class Evidence {

        private static final Pattern TWICE = Pattern.compile("(?<!\\d)\\d{1,3}([.,])\\d{3}(\\1\\d{3})+(?!\\d)");
        private static final Pattern ONE = Pattern.compile("(\\d*)[.,](\\d*)");

        private int comma;
        private int point;
        private boolean thousandOrThousandths;

        void add(String figure) {
            int lastComma = figure.lastIndexOf(',');
            int lastPoint = figure.lastIndexOf('.');
            if (lastComma >= 0 && lastPoint >= 0) {
                count(lastComma > lastPoint, 10);
                return;
            }
            var twice = TWICE.matcher(figure);
            var one = ONE.matcher(figure);
            if (twice.find()) {
                // What stands twice groups: the other one separates.
                count(twice.group(1).equals("."), 10);
            } else if (figure.indexOf(',') == lastComma && figure.indexOf('.') == lastPoint && one.find()) {
                boolean open = one.group(2).length() == 3 && one.group(1).matches("[1-9]\\d{0,2}");
                if (open) {
                    thousandOrThousandths = true;
                } else {
                    count(lastComma >= 0, 1);
                }
            }
        }

        private void count(boolean isComma, int weight) {
            comma += isComma ? weight : 0;
            point += isComma ? 0 : weight;
        }

        boolean isOpen() {
            return comma == point;
        }

        Separator separator(char fallback) {
            if (isOpen()) {
                return new Separator(fallback, thousandOrThousandths);
            }
            return new Separator(comma > point ? ',' : '.', false);
        }
    }
}
