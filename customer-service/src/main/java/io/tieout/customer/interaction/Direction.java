package io.tieout.customer.interaction;

enum Direction {
    INBOUND,
    OUTBOUND,
    INTERNAL
}
