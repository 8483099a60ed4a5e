package io.tieout.customer.interaction;

public enum Direction {
    INBOUND,
    OUTBOUND,
    INTERNAL
}
