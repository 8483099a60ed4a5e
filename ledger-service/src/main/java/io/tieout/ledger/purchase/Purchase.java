package io.tieout.ledger.purchase;

import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TaxSubtotal;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A purchase, added up.
///
/// @param costs where each line of it goes
/// @param selfAssessed the tax codes whose tax the supplier does not charge and the buyer owes
public record Purchase(
        TotalsRules rules,
        DocumentTotals totals,
        List<AccountCode> costs,
        List<TaxRate> rates,
        Set<String> selfAssessed,
        @Nullable Withheld withheld) {

    static final String UNTAXED = "NONE";

    /// What is kept back from the supplier.
    public record Withheld(TaxRate rate, Money base, Money amount) {}

    /// What the supplier charges.
    public Money charged() {
        return sum(totals.taxSubtotals().stream()
                .filter(subtotal -> !isSelfAssessed(subtotal))
                .map(TaxSubtotal::tax)
                .toList());
    }

    /// What the buyer owes to the authority itself.
    public Money selfAssessedTax() {
        return totals.tax().minus(charged());
    }

    public Money payable() {
        var owed = totals.net().plus(charged());
        return withheld == null ? owed : owed.minus(withheld.amount());
    }

    /// The costs first, in the order of the request: what is wrong with them is found there.
    public List<LineDraft> lines(Accounts accounts) {
        var lines = new ArrayList<LineDraft>();
        var bases = bases();
        for (int index = 0; index < costs.size(); index++) {
            var line =
                    LineDraft.debit(costs.get(index), totals.lines().get(index).net());
            var rate = rates.get(index);
            lines.add(rate.code().equals(UNTAXED) ? line : TaxedLine.purchase(line, rate, bases.get(index)));
        }
        for (var subtotal : totals.taxSubtotals()) {
            if (subtotal.tax().isPositive()) {
                lines.add(TaxedLine.tax(LineDraft.debit(accounts.inputTax(), subtotal.tax()), subtotal.taxRate()));
                if (isSelfAssessed(subtotal)) {
                    var owed = LineDraft.credit(accounts.taxPayable(), subtotal.tax());
                    lines.add(TaxedLine.taxOf(owed, subtotal.taxRate(), subtotal.base()));
                }
            }
        }
        if (withheld != null) {
            var owed = LineDraft.credit(accounts.withheld(), withheld.amount());
            lines.add(TaxedLine.taxOf(owed, withheld.rate(), withheld.base()));
        }
        lines.add(LineDraft.credit(accounts.payable(), payable()));
        return lines;
    }

    /// What of each line is taxed. Lines of one rate come to what the rate taxes; the largest takes what rounding
    /// leaves.
    private List<Money> bases() {
        var bases = new ArrayList<Money>();
        for (int index = 0; index < costs.size(); index++) {
            bases.add(rates.get(index).baseOf(totals.lines().get(index).net(), rules));
        }
        for (var subtotal : totals.taxSubtotals()) {
            int largest = -1;
            var left = subtotal.base();
            for (int index = 0; index < bases.size(); index++) {
                if (rates.get(index).equals(subtotal.taxRate())) {
                    left = left.minus(bases.get(index));
                    if (largest < 0 || bases.get(index).compareTo(bases.get(largest)) > 0) {
                        largest = index;
                    }
                }
            }
            if (largest >= 0) {
                bases.set(largest, bases.get(largest).plus(left));
            }
        }
        return bases;
    }

    /// Where its taxes and what is owed go.
    public record Accounts(AccountCode inputTax, AccountCode taxPayable, AccountCode withheld, AccountCode payable) {}

    private boolean isSelfAssessed(TaxSubtotal subtotal) {
        return selfAssessed.contains(subtotal.taxRate().code());
    }

    private Money sum(List<Money> amounts) {
        return Money.sum(amounts, rules.currency());
    }
}
