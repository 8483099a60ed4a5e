package io.tieout.reconciliation.threewaycheck;

import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// A rule and how it stands.
///
/// @param cause why it is not simply fulfilled: `NOT_INVOICED`, `OTHER_CURRENCY`, `NET_NOT_KNOWN`, `NET_DIFFERS`,
/// `TAX_DIFFERS`, `NOT_PAID`, `PART_PAID`, `SETTLED_WITHOUT_PAYMENT`, `WITHIN_TOLERANCE`
/// @param difference actual less expected
record CheckedRule(
        CheckRule rule,
        CheckState state,
        @Nullable String cause,
        @Nullable Money expected,
        @Nullable Money actual,
        @Nullable Money difference) {

    static CheckedRule fulfilled(CheckRule rule, Money amount) {
        return new CheckedRule(rule, CheckState.SETTLED, null, amount, amount, Money.zero(amount.currency()));
    }

    static CheckedRule compared(CheckRule rule, CheckState state, String cause, Money expected, Money actual) {
        return new CheckedRule(rule, state, cause, expected, actual, actual.minus(expected));
    }

    static CheckedRule without(CheckRule rule, CheckState state, @Nullable String cause) {
        return new CheckedRule(rule, state, cause, null, null, null);
    }
}
