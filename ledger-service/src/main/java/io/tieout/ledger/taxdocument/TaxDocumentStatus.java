package io.tieout.ledger.taxdocument;

enum TaxDocumentStatus {
    /// The authority has not given its number yet.
    PENDING,
    ISSUED,
    /// Another one stands in its place.
    REPLACED,
    CANCELLED
}
