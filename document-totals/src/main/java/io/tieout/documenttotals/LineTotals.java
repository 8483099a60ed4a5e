package io.tieout.documenttotals;

import io.tieout.platform.money.Money;

/// The figures of one line, in the order of the document.
///
/// @param amount quantity × price less the line's discount, in the mode of the prices
/// @param discountShare its part of the document's discount, in the same mode
/// @param net without tax, after both discounts
public record LineTotals(Money amount, Money discountShare, Money net, Money tax, Money total) {

    public LineTotals {
        if (!net.plus(tax).equals(total)) {
            throw new InvalidDocument("total", "must be net + tax, " + net + " + " + tax + ", and is " + total);
        }
    }
}
