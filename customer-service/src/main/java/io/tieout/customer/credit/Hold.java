package io.tieout.customer.credit;

/// Which orders of a customer wait for a release.
enum Hold {
    NONE,
    OVER_LIMIT,
    EVERY_ORDER
}
