package io.tieout.ledger.journal;

import io.tieout.platform.problem.Refusal;
import java.time.Instant;

/// What became of a draft that was judged together with others.
public sealed interface PostingOutcome {

    /// @param id the entry that stands for the fact: an older one when the fact was posted before
    record Posted(EntryId id, Instant recordedAt) implements PostingOutcome {}

    record Refused(Refusal refusal) implements PostingOutcome {}
}
