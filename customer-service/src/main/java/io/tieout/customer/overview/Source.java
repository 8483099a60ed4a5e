package io.tieout.customer.overview;

/// Where a block comes from.
enum Source {
    SALES,
    LEDGER
}
