package io.tieout.reconciliation.settlement;

import io.tieout.platform.problem.RuleViolation;

/// One of the two sides is empty.
final class NothingToSettle extends RuleViolation {

    NothingToSettle() {
        super(
                "nothing-to-settle",
                "There is nothing to settle",
                "In that currency and period the customer has no open invoices, or no credits to settle them with");
    }
}
