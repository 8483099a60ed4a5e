package io.tieout.customer.businessview;

/// What was negotiated with a customer and how it ended.
public record CustomerDeals(DealGroup open, DealGroup won, DealGroup lost) {}
