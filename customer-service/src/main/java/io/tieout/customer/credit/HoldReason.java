package io.tieout.customer.credit;

/// Why every order of a customer waits.
enum HoldReason {
    RATING,
    OVERDUE
}
