package io.tieout.ledger.journal;

import io.tieout.platform.idempotency.StoredAnswer;
import io.tieout.platform.problem.Refusal;

/// What one of the callers who share a commit is answered.
sealed interface SharedOutcome {

    /// @param replayed whether the work was done by an earlier request with the same key
    record Answered(StoredAnswer answer, boolean replayed) implements SharedOutcome {}

    record Refused(Refusal refusal) implements SharedOutcome {}
}
