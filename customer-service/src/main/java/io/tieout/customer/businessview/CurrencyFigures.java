package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;

/// What a customer owes and ordered in one currency.
///
/// @param openOrders confirmed, not cancelled, and as far as no invoice for them is in the books
/// @param unpaidInvoices what is open on invoices
/// @param overdue the part of it whose due date has passed
/// @param unapplied money on account and credit notes that settle no invoice yet
public record CurrencyFigures(Money openOrders, Money unpaidInvoices, Money overdue, Money unapplied) {

    /// What would be lost if the customer paid nothing any more and took all that is ordered.
    public Money exposure() {
        return openOrders.plus(balance());
    }

    /// As the customer's accounts in the books say.
    public Money balance() {
        return unpaidInvoices.minus(unapplied);
    }
}
