package io.tieout.sales.pipeline;

/// What happens elsewhere and may move a deal.
public enum DealFact {
    QUOTE_SENT,
    QUOTE_ACCEPTED,
    ORDER_CONFIRMED,
    INVOICE_PAID
}
