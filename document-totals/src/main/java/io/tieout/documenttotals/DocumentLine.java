package io.tieout.documenttotals;

import static io.tieout.documenttotals.Limits.requireDecimal;

import java.math.BigDecimal;

/// One line as agreed with the customer.
///
/// @param quantity above zero, at most 12 digits and 6 decimals
/// @param unitPrice zero or more, at most 15 digits and 10 decimals; not money yet, since 0.004 a piece is a price
/// @param discountPercent 0 to 100, taken off before the line is rounded
public record DocumentLine(BigDecimal quantity, BigDecimal unitPrice, BigDecimal discountPercent, TaxRate taxRate) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public DocumentLine {
        quantity = requireDecimal("quantity", quantity, Limits.MAX_QUANTITY_DIGITS, Limits.MAX_QUANTITY_DECIMALS);
        unitPrice = requireDecimal("unitPrice", unitPrice, Limits.MAX_PRICE_DIGITS, Limits.MAX_PRICE_DECIMALS);
        discountPercent = requireDecimal("discountPercent", discountPercent, 3, Limits.MAX_PERCENT_DECIMALS);
        if (quantity.signum() == 0) {
            throw new InvalidDocument("quantity", "must be above zero");
        }
        if (discountPercent.compareTo(HUNDRED) > 0) {
            throw new InvalidDocument("discountPercent", "must be between 0 and 100");
        }
    }

    /// Quantity × price, less the discount: exact, in the price's own mode (with or without tax).
    Fraction amount() {
        return new Fraction(quantity.multiply(unitPrice).multiply(HUNDRED.subtract(discountPercent)), HUNDRED);
    }
}
