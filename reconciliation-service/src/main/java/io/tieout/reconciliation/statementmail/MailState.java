package io.tieout.reconciliation.statementmail;

enum MailState {
    QUEUED,
    SENDING,
    /// The mail server has taken it.
    SENT,
    /// The talk with the mail server broke off after the mail was on its way: nobody knows, so it is not sent again.
    UNCERTAIN,
    /// It came back.
    BOUNCED,
    /// The mail server will not take it, or did not for days.
    REFUSED,
    /// The address gets no mail any more.
    SUPPRESSED,
    /// The customer has no address.
    NO_ADDRESS,
    /// The customer answered before.
    NOT_NEEDED
}
