package io.tieout.customer.customfield;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a field holds. Each kind has one spelling per value, in which it is stored, compared and filtered by.
public enum CustomFieldKind {
    TEXT {
        @Override
        String spell(String text, List<String> choices) {
            if (text.isBlank() || text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
            }
            return text.strip();
        }
    },
    NUMBER {
        @Override
        String spell(String text, List<String> choices) {
            if (!text.matches("-?\\d{1,20}(\\.\\d{1,10})?")) {
                throw new IllegalArgumentException("must be a decimal number as text, for example \"12.5\"");
            }
            var number = new BigDecimal(text).stripTrailingZeros();
            return number.signum() == 0 ? "0" : number.toPlainString();
        }
    },
    MONEY {
        @Override
        String spell(String text, List<String> choices) {
            var parts = text.split(" ", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("must have amount and currency, for example \"12.50 EUR\"");
            }
            return Money.parse(parts[0], parts[1]).toString();
        }

        @Override
        String read(Object json, List<String> choices) {
            if (json instanceof Map<?, ?> money
                    && money.size() == 2
                    && money.get("amount") instanceof String amount
                    && money.get("currency") instanceof String currency) {
                return spell(amount + " " + currency, choices);
            }
            throw new IllegalArgumentException("must be an object of amount and currency, both text");
        }

        @Override
        Object show(String value) {
            var parts = value.split(" ", -1);
            return Map.of("amount", parts[0], "currency", parts[1]);
        }
    },
    DATE {
        @Override
        String spell(String text, List<String> choices) {
            try {
                return LocalDate.parse(text).toString();
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("must be a date, for example \"2026-03-31\"", e);
            }
        }
    },
    CHOICE {
        @Override
        String spell(String text, List<String> choices) {
            if (!choices.contains(text)) {
                throw new IllegalArgumentException("must be one of " + choices);
            }
            return text;
        }
    },
    BOOLEAN {
        @Override
        String spell(String text, List<String> choices) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException("must be true or false");
            }
            return text;
        }

        @Override
        String read(Object json, List<String> choices) {
            if (json instanceof Boolean truth) {
                return truth.toString();
            }
            throw new IllegalArgumentException("must be true or false");
        }

        @Override
        Object show(String value) {
            return Boolean.valueOf(value);
        }
    },
    /// The id of a customer or supplier.
    PARTY {
        @Override
        String spell(String text, List<String> choices) {
            if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                throw new IllegalArgumentException("must be the id of a party");
            }
            return UUID.fromString(text).toString();
        }
    };

    private static final int MAX_LENGTH = 500;

    /// The one spelling of a value that is written as text, for example in a filter.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    abstract String spell(String text, List<String> choices);

    /// The one spelling of a value that came as JSON.
    String read(Object json, List<String> choices) {
        if (json instanceof String text) {
            return spell(text, choices);
        }
        throw new IllegalArgumentException("must be text");
    }

    /// The value as JSON has it.
    Object show(String value) {
        return value;
    }
}
