package io.tieout.sales.order;

/// Whether an order binds. How far it is delivered and paid is told beside.
public enum OrderStatus {
    DRAFT,
    HELD,
    CONFIRMED,
    CANCELLED
}
