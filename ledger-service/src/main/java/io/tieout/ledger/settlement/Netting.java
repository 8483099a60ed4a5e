package io.tieout.ledger.settlement;

import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// Which credit settles which invoice: both in the order in which they come, nothing left on either side.
final class Netting {

    private Netting() {}

    /// What of a credit settles an invoice.
    record Pair<C>(InvoiceId invoiceId, C credit, Money amount) {}

    /// @param amount what is used of it
    record Credit<C>(C credit, Money amount) {}

    /// @throws SettlementDoesNotTie when the credits do not come to the invoices
    static <C> List<Pair<C>> pairs(List<InvoiceAmount> invoices, List<Credit<C>> credits) {
        var currency = invoices.getFirst().amount().currency();
        requireUsable(invoices, credits, currency);
        var pairs = new ArrayList<Pair<C>>();
        int next = 0;
        var left = Money.zero(currency);
        for (var invoice : invoices) {
            var owed = invoice.amount();
            while (owed.isPositive()) {
                if (left.isZero()) {
                    left = credits.get(next++).amount();
                }
                var part = owed.min(left);
                pairs.add(new Pair<>(invoice.invoiceId(), credits.get(next - 1).credit(), part));
                owed = owed.minus(part);
                left = left.minus(part);
            }
        }
        return pairs;
    }

    private static <C> void requireUsable(List<InvoiceAmount> invoices, List<Credit<C>> credits, Currency currency) {
        var amounts = new ArrayList<Money>();
        invoices.forEach(invoice -> amounts.add(invoice.amount()));
        credits.forEach(credit -> amounts.add(credit.amount()));
        if (amounts.stream().anyMatch(amount -> !amount.currency().equals(currency) || !amount.isPositive())) {
            throw new SettlementDoesNotTie("each part must be positive and in " + currency);
        }
        var owed = Money.sum(invoices.stream().map(InvoiceAmount::amount).toList(), currency);
        var used = Money.sum(credits.stream().map(Credit::amount).toList(), currency);
        if (!owed.equals(used)) {
            throw new SettlementDoesNotTie("invoices over " + owed + " are settled with credits over " + used);
        }
    }
}
