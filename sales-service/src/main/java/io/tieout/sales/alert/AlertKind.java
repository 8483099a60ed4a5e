package io.tieout.sales.alert;

/// Why an alert was raised.
public enum AlertKind {
    LATE_DELIVERY,
    CONTRACT_ENDS,
    PRODUCT_FALLING
}
