package io.tieout.sales.credithold;

/// Why an order waits.
public enum HoldReason {
    OVER_LIMIT,
    NO_LIMIT_IN_CURRENCY,
    RATING,
    OVERDUE
}
