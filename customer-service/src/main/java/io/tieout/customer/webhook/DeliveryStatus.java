package io.tieout.customer.webhook;

/// How far a delivery has come.
enum DeliveryStatus {
    WAITING,
    DELIVERED,
    /// Tried as often as it is tried, or not wanted any more.
    FAILED,
    /// Its event was erased before it was taken.
    ERASED
}
