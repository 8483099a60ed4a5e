package io.tieout.customer.party;

/// What happens when a new customer looks like one that is there.
enum DuplicatePolicy {
    /// Nothing is entered; the answer names the candidates.
    FAIL,

    /// It is entered, and the answer names the candidates.
    WARN,

    /// The one customer that has an identifier of the new one is answered instead; otherwise as `FAIL`.
    LINK,

    /// It is entered, and nobody looks.
    ALLOW
}
