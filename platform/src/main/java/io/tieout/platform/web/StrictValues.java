package io.tieout.platform.web;

import io.tieout.platform.problem.InvalidValue;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
        addDeserializer(YearMonth.class, new Month());
        addDeserializer(Instant.class, new Moment());
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

        private Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            return PlainDates.day(parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "");
        }
    }

    private static final class Month extends StdScalarDeserializer<YearMonth> {

        private Month() {
            super(YearMonth.class);
        }

        @Override
        public YearMonth deserialize(JsonParser parser, DeserializationContext context) {
            return PlainDates.month(parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "");
        }
    }

    /// No number either: one means seconds to one library and milliseconds to another.
    private static final class Moment extends StdScalarDeserializer<Instant> {

        private Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            return PlainDates.instant(parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "");
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
