package io.tieout.ledger.posting;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

/// What we owe to one customer would be taken for what another one owes, and they do not belong together.
final class CreditOfAnotherGroup extends RuleViolation {

    /// @param groupId the customer at its top
    CreditOfAnotherGroup(UUID groupId, Money share) {
        super(
                "credit-of-another-customer",
                "The credit belongs to another customer",
                "Of the match " + share + " fall to customer " + groupId
                        + " and its group, against what the line brings:"
                        + " one customer's credit would pay for another one");
        fact("customerId", groupId);
    }
}
