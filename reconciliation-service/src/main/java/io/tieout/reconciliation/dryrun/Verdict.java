package io.tieout.reconciliation.dryrun;

/// What was, or would be, decided on a line.
enum Verdict {
    AUTOMATIC,
    /// Booked, and someone has to look.
    EXCEPTION,
    NOT_RECEIVABLE,
    DUPLICATE,
    SUGGESTED,
    /// A person decided; no rules do.
    BY_PERSON;

    boolean isBooked() {
        return this == AUTOMATIC || this == EXCEPTION || this == NOT_RECEIVABLE;
    }
}
