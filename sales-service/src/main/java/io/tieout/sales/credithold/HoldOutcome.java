package io.tieout.sales.credithold;

/// How the waiting ended: released by a person, within the limit when it was tried again, or with the order.
public enum HoldOutcome {
    RELEASED,
    FITTED,
    CANCELLED
}
