package io.tieout.ledger.foreignitem;

import io.tieout.platform.problem.RuleViolation;

/// Money that is there and carried as if it were owed, or the other way round, has no average.
final class AverageCostUnknown extends RuleViolation {

    AverageCostUnknown(AverageCost standing) {
        super(
                "average-cost-unknown",
                "What the account is carried at does not fit what is on it",
                "On the account are " + standing.balance() + ", and the books carry them at " + standing.carrying());
    }
}
