package io.tieout.reconciliation.settlement;

import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// Both sides of a customer, as far as they meet.
///
/// @param lines in the order in which they are settled
/// @param settled what is settled of the invoices, and used of the credits
/// @param net what is left to be paid; below zero we owe it
record Netting(List<SettlementLine> lines, Money settled, Money net) {

    Netting {
        lines = List.copyOf(lines);
    }

    /// @param items with nothing settled yet, those that are due first before others
    static Netting of(List<SettlementLine> items, Currency currency) {
        var owed = open(items, true, currency);
        var credits = open(items, false, currency);
        var settled = owed.min(credits);
        var lines = new ArrayList<SettlementLine>();
        var leftOwed = settled;
        var leftCredits = settled;
        for (var item : items) {
            var part = item.open().min(item.isOwed() ? leftOwed : leftCredits);
            lines.add(item.settling(part));
            if (item.isOwed()) {
                leftOwed = leftOwed.minus(part);
            } else {
                leftCredits = leftCredits.minus(part);
            }
        }
        return new Netting(lines, settled, owed.minus(credits));
    }

    private static Money open(List<SettlementLine> items, boolean owed, Currency currency) {
        return Money.sum(
                items.stream()
                        .filter(item -> item.isOwed() == owed)
                        .map(SettlementLine::open)
                        .toList(),
                currency);
    }
}
