package io.tieout.customer.party;

/// What happens when a new customer looks like one that is there.
enum DuplicatePolicy {
    FAIL,
    ALLOW
}
