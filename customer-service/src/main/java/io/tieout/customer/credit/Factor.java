package io.tieout.customer.credit;

/// What takes points off a customer's score. Its name is the reason code of the decision.
enum Factor {
    /// How much of what is owed is overdue.
    OVERDUE_SHARE,
    /// For how long the oldest of it is.
    DAYS_OVERDUE,
    /// How many of the paid invoices were paid late.
    LATE_PAYMENTS,
    /// How many promises to pay were broken.
    BROKEN_PROMISES,
    /// How many invoices are disputed.
    DISPUTES,
    /// How short the relation is.
    SHORT_RELATION
}
