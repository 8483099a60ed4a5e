package io.tieout.documenttotals;

import java.math.BigDecimal;

/// What a document may hold. The bounds keep every sum within 18 digits and every answer fast.
final class Limits {

    static final int MAX_LINES = 1_000;
    static final int MAX_QUANTITY_DIGITS = 12;
    static final int MAX_QUANTITY_DECIMALS = 6;
    static final int MAX_PRICE_DIGITS = 15;
    static final int MAX_PRICE_DECIMALS = 10;
    static final int MAX_PERCENT_DECIMALS = 6;
    static final int MAX_CODE_LENGTH = 40;
    static final int MAX_FRACTION = 1_000;
    static final int MAX_SCALE = 1_000;
    static final long MAX_AMOUNT_MINOR = 1_000_000_000_000_000L;

    private Limits() {}

    /// Refuses what is negative or longer than the field allows, and returns the number in its shortest form.
    static BigDecimal requireDecimal(String field, BigDecimal value, int digits, int decimals) {
        if (value.signum() < 0) {
            throw new InvalidDocument(field, "must not be negative");
        }
        // Looked at before any arithmetic: 1E999999999 is a short text and an endless computation.
        if ((long) value.precision() - value.scale() > digits || value.scale() > MAX_SCALE) {
            throw tooLong(field, digits, decimals);
        }
        var shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (shortest.scale() > decimals) {
            throw tooLong(field, digits, decimals);
        }
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static InvalidDocument tooLong(String field, int digits, int decimals) {
        return new InvalidDocument(
                field, "must have at most " + digits + " digits before and " + decimals + " after the decimal point");
    }
}
