package io.tieout.reconciliation.threewaycheck;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The three sides of an order, in its currency.
///
/// @param invoices how many it has
/// @param otherCurrency how many of them are in another currency; of those nothing is compared
/// @param netUnknown of how many the net amount is not known here yet
/// @param open what is still owed
/// @param paid what payments settled; the rest of what is not open was settled by documents, as credit notes
record OrderFigures(
        Money orderedNet,
        Money orderedTax,
        int invoices,
        int otherCurrency,
        int netUnknown,
        Money invoicedNet,
        Money invoicedTotal,
        Money open,
        Money paid) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// @param tolerancePercent of what was ordered
    List<CheckedRule> check(BigDecimal tolerancePercent) {
        if (invoices == 0) {
            return List.of(CheckedRule.compared(
                    CheckRule.ORDERED_IS_INVOICED,
                    CheckState.OPEN,
                    "NOT_INVOICED",
                    orderedNet,
                    Money.zero(orderedNet.currency())));
        }
        if (otherCurrency > 0) {
            return List.of(CheckedRule.without(CheckRule.SAME_CURRENCY, CheckState.DIFFERENT, "OTHER_CURRENCY"));
        }
        var rules = new ArrayList<CheckedRule>();
        rules.add(CheckedRule.without(CheckRule.SAME_CURRENCY, CheckState.SETTLED, null));
        if (netUnknown > 0) {
            rules.add(CheckedRule.without(CheckRule.ORDERED_IS_INVOICED, CheckState.OPEN, "NET_NOT_KNOWN"));
        } else {
            rules.add(same(CheckRule.ORDERED_IS_INVOICED, "NET_DIFFERS", orderedNet, invoicedNet, tolerancePercent));
            rules.add(same(
                    CheckRule.ORDERED_TAX_IS_INVOICED,
                    "TAX_DIFFERS",
                    orderedTax,
                    invoicedTotal.minus(invoicedNet),
                    tolerancePercent));
        }
        rules.add(paid(tolerancePercent));
        return rules;
    }

    static CheckState state(List<CheckedRule> rules) {
        if (rules.stream().anyMatch(rule -> rule.state() == CheckState.DIFFERENT)) {
            return CheckState.DIFFERENT;
        }
        return rules.stream().anyMatch(rule -> rule.state() == CheckState.OPEN) ? CheckState.OPEN : CheckState.SETTLED;
    }

    private CheckedRule same(CheckRule rule, String cause, Money expected, Money actual, BigDecimal tolerancePercent) {
        var difference = actual.minus(expected);
        if (difference.isZero()) {
            return CheckedRule.fulfilled(rule, actual);
        }
        return isWithin(difference, tolerancePercent)
                ? CheckedRule.compared(rule, CheckState.SETTLED, "WITHIN_TOLERANCE", expected, actual)
                : CheckedRule.compared(rule, CheckState.DIFFERENT, cause, expected, actual);
    }

    private CheckedRule paid(BigDecimal tolerancePercent) {
        var rule = CheckRule.INVOICED_IS_PAID;
        if (paid.equals(invoicedTotal) && open.isZero()) {
            return CheckedRule.fulfilled(rule, paid);
        }
        if (open.isZero()) {
            return CheckedRule.compared(rule, CheckState.SETTLED, "SETTLED_WITHOUT_PAYMENT", invoicedTotal, paid);
        }
        if (isWithin(open, tolerancePercent)) {
            return CheckedRule.compared(rule, CheckState.SETTLED, "WITHIN_TOLERANCE", invoicedTotal, paid);
        }
        return CheckedRule.compared(
                rule, CheckState.OPEN, paid.isZero() ? "NOT_PAID" : "PART_PAID", invoicedTotal, paid);
    }

    /// The tolerance is of the whole order, so that a small tax does not have a smaller one.
    private boolean isWithin(Money difference, BigDecimal tolerancePercent) {
        var most = orderedNet.plus(orderedTax).abs().toBigDecimal().multiply(tolerancePercent);
        return difference.abs().toBigDecimal().multiply(HUNDRED).compareTo(most) <= 0;
    }
}
