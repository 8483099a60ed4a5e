package io.tieout.sales.order;

/// A step in the life of an order; each one is published as an event.
public enum OrderStep {
    CONFIRMED,
    SCHEDULED,
    DELIVERED,
    DELIVERY_UNDONE,
    INVOICED,
    PAID,
    REOPENED,
    CANCELLED
}
