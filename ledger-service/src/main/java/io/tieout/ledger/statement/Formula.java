package io.tieout.ledger.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Arithmetic over named figures: `(CURRENT_ASSETS - INVENTORIES) / CURRENT_LIABILITIES`.
///
/// Exact but for division, which keeps 20 decimals; a division by zero has no outcome. Length, and with it depth and
/// work, are limited, since people write formulas themselves.
record Formula(@JsonValue String text) {

    private static final int MAX_LENGTH = 500;
    private static final int DIVISION_SCALE = 20;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([A-Za-z]\\w{0,39})|(\\d{1,12}(?:\\.\\d{1,6})?)|([-+*/()]))");

    @JsonCreator
    Formula {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new InvalidValue("must be a formula of at most " + MAX_LENGTH + " characters");
        }
        new Reader(tokens(text), Map.of(), true).read();
    }

    /// The figures it needs, in the order in which it names them.
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        tokens(text).stream()
                .filter(token -> Character.isLetter(token.charAt(0)))
                .forEach(names::add);
        return names;
    }

    /// @param figures a value for each name
    /// @return nothing when something is divided by zero
    Optional<BigDecimal> evaluate(Map<String, BigDecimal> figures) {
        try {
            return Optional.of(new Reader(tokens(text), figures, false).read());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text.strip());
        int position = 0;
        while (position < text.strip().length()) {
            if (!matcher.find(position) || matcher.start() != position) {
                throw new InvalidValue("must be made of names, numbers, + - * / and parentheses");
            }
            tokens.add(matcher.group().strip());
            position = matcher.end();
        }
        return tokens;
    }

    /// Recursive descent: sums of products of signed values.
    private static final class Reader {

        private final List<String> tokens;
        private final Map<String, BigDecimal> figures;
        private final boolean onlyChecks;
        private int next;

        Reader(List<String> tokens, Map<String, BigDecimal> figures, boolean onlyChecks) {
            this.tokens = tokens;
            this.figures = figures;
            this.onlyChecks = onlyChecks;
        }

        BigDecimal read() {
            var value = sum();
            if (next < tokens.size()) {
                throw malformed();
            }
            return value;
        }

        private BigDecimal sum() {
            var value = product();
            while (true) {
                if (takes("+")) {
                    value = value.add(product());
                } else if (takes("-")) {
                    value = value.subtract(product());
                } else {
                    return value;
                }
            }
        }

        private BigDecimal product() {
            var value = signed();
            while (true) {
                if (takes("*")) {
                    value = value.multiply(signed());
                } else if (takes("/")) {
                    value = divided(value, signed());
                } else {
                    return value;
                }
            }
        }

        private BigDecimal divided(BigDecimal value, BigDecimal divisor) {
            return onlyChecks ? value : value.divide(divisor, DIVISION_SCALE, RoundingMode.HALF_UP);
        }

        private BigDecimal signed() {
            if (takes("-")) {
                return signed().negate();
            }
            if (takes("(")) {
                var value = sum();
                if (!takes(")")) {
                    throw malformed();
                }
                return value;
            }
            return value();
        }

        private BigDecimal value() {
            if (next == tokens.size()) {
                throw malformed();
            }
            var token = tokens.get(next++);
            if (Character.isDigit(token.charAt(0))) {
                return onlyChecks ? BigDecimal.ONE : new BigDecimal(token);
            }
            if (!Character.isLetter(token.charAt(0))) {
                throw malformed();
            }
            if (onlyChecks) {
                return BigDecimal.ONE;
            }
            var figure = figures.get(token);
            if (figure == null) {
                throw new IllegalStateException("No figure " + token + " was given");
            }
            return figure;
        }

        private boolean takes(String operator) {
            var isNext = next < tokens.size() && tokens.get(next).equals(operator);
            if (isNext) {
                next++;
            }
            return isNext;
        }

        private static InvalidValue malformed() {
            return new InvalidValue("is not a formula that can be read");
        }
    }
}
