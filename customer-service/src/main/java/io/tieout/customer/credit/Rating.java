package io.tieout.customer.credit;

/// From `A`, the best, to `E`.
enum Rating {
    A,
    B,
    C,
    D,
    E
}
