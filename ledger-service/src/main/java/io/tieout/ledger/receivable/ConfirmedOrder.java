package io.tieout.ledger.receivable;

import java.util.UUID;

/// A binding order, as an invoice to be issued, with the figures that sales came to.
record ConfirmedOrder(UUID orderId, InvoiceDraft draft, ExpectedTotals expected) {}
