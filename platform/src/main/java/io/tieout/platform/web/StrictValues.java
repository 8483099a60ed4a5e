package io.tieout.platform.web;

import io.tieout.platform.problem.InvalidValue;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers.BigDecimalDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Values as this API takes them, where the library takes more than is documented or changes them silently.
final class StrictValues extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1;

    StrictValues() {
        super("strict-values");
        addDeserializer(String.class, new Text());
        addDeserializer(LocalDate.class, new Day());
        addDeserializer(BigDecimal.class, new Decimal());
    }

    /// Half of a surrogate pair is no character: UTF-8 has no bytes for it, and a question mark would be stored.
    private static final class Text extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = super.deserialize(parser, context);
            if (text != null && hasHalf(text)) {
                throw new InvalidValue("must be text of whole characters");
            }
            return text;
        }

        private static boolean hasHalf(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    int point = text.codePointAt(i);
                    if (!Character.isSupplementaryCodePoint(point)) {
                        return true;
                    }
                    i++;
                }
            }
            return false;
        }
    }

    /// A day only: the library also takes a moment and drops its time, which is another day elsewhere, an array, and
    /// an empty text for no day at all.
    private static final class Day extends StdScalarDeserializer<LocalDate> {

        private static final int LENGTH = "2026-03-31".length();

        private Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING) && parser.getString().length() == LENGTH) {
                try {
                    return LocalDate.parse(parser.getString());
                } catch (DateTimeParseException ignored) {
                    // Refused below, as every other thing that is no day.
                }
            }
            throw new InvalidValue("must be a date such as \"2026-03-31\"");
        }
    }

    /// `1e999999` is eight characters and, written out, a million digits.
    private static final class Decimal extends BigDecimalDeserializer {

        private static final int MAX_DIGITS = 100;

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            var number = super.deserialize(parser, context);
            if (number != null && (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS)) {
                throw new InvalidValue("must have no more than " + MAX_DIGITS + " digits");
            }
            return number;
        }
    }
}
