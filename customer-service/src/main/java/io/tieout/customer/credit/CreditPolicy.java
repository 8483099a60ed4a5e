package io.tieout.customer.credit;

import io.tieout.platform.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each rating may owe.
///
/// @param rules one for each rating that the company says something about
/// @param holdFromDaysOverdue from so many days overdue on every order waits, whatever the rating; none for never
record CreditPolicy(Map<Rating, Rule> rules, @Nullable Integer holdFromDaysOverdue) {

    /// What a company begins with: nobody has a limit and no order waits.
    static final CreditPolicy STANDARD = new CreditPolicy(Map.of(), null);

    private static final Rule SILENT = new Rule(List.of(), null, Hold.NONE);

    CreditPolicy {
        rules = Map.copyOf(rules);
    }

    Terms terms(Rating rating, int daysOverdue) {
        var rule = rules.getOrDefault(rating, SILENT);
        if (holdFromDaysOverdue != null && daysOverdue >= holdFromDaysOverdue) {
            return new Terms(rule.limits(), rule.paymentTermDays(), Hold.EVERY_ORDER, HoldReason.OVERDUE);
        }
        return new Terms(
                rule.limits(),
                rule.paymentTermDays(),
                rule.hold(),
                rule.hold() == Hold.EVERY_ORDER ? HoldReason.RATING : null);
    }

    /// @param limits at most one a currency
    record Rule(List<Money> limits, @Nullable Integer paymentTermDays, Hold hold) {

        Rule {
            limits = List.copyOf(limits);
        }
    }

    /// What the policy grants one customer.
    record Terms(
            List<Money> limits,
            @Nullable Integer paymentTermDays,
            Hold hold,
            @Nullable HoldReason holdReason) {}
}
