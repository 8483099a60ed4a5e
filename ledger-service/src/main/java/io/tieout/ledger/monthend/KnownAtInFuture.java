package io.tieout.ledger.monthend;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// What will be known is not known yet: the same request would come to something else tomorrow.
final class KnownAtInFuture extends RuleViolation {

    KnownAtInFuture(String knownAt) {
        super(
                "known-at-in-future",
                "The time of knowledge has not passed yet",
                "Entries may still be recorded up to " + knownAt,
                new FieldProblem("/knownAt", "must have passed, or be absent"));
    }
}
