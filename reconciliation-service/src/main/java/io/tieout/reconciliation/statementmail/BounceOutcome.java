package io.tieout.reconciliation.statementmail;

enum BounceOutcome {
    /// The address gets no mail any more.
    SUPPRESSED,
    /// The report tells of a delay, or of something that went well.
    NOT_FAILED,
    /// The report does not name a mail that went out from here.
    UNKNOWN_MAIL
}
