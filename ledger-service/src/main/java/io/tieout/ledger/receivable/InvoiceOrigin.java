package io.tieout.ledger.receivable;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where an invoice comes from.
///
/// @param externalNumber the number another system gave it, unique in a company
/// @param orderId the order it invoices; an order has one invoice
record InvoiceOrigin(
        @Nullable String externalNumber,
        @Nullable UUID orderId,
        @Nullable UUID dealId) {}
