package io.tieout.ledger.account;

import io.tieout.platform.problem.Refusal;

/// What became of an account that was to be opened with others.
public sealed interface OpeningOutcome {

    record Opened() implements OpeningOutcome {}

    /// It was there, and says the same.
    record Unchanged() implements OpeningOutcome {}

    record Refused(Refusal refusal) implements OpeningOutcome {}
}
