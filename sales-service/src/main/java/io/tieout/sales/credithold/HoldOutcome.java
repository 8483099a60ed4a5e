package io.tieout.sales.credithold;

/// How the waiting ended: released by a person, or within the limit when it was tried again.
public enum HoldOutcome {
    RELEASED,
    FITTED
}
