package io.tieout.ledger.receivable;

/// The invoice that stands for a request.
///
/// @param isNew false when it was there before, with the same external number and the same content
record IssuedInvoice(Invoice invoice, boolean isNew) {}
