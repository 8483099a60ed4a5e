package io.tieout.ledger.receivable;

import java.util.UUID;

/// A document of ours that settles a part of an invoice, as a payment does.
///
/// The document belongs to another feature; here it is only named, so that each allocation has exactly one
/// cause.
public record SettlingDocument(Kind kind, UUID id) {

    /// What kinds of documents settle invoices.
    public enum Kind {
        /// Lies in the receivables account itself: the allocation posts nothing.
        CREDIT_NOTE,
        SETTLEMENT_DISCOUNT,
        /// A payment in another currency that came with no bank line here.
        FOREIGN_SETTLEMENT,
        WRITE_OFF,
        /// An open item from elsewhere that should not have come in.
        OPENING_WITHDRAWAL,
        /// Tax that the customer keeps back and pays to the authority in our name.
        TAX_WITHHOLDING,
        /// A part that a customer was right not to pay, on an invoice without tax.
        DISPUTE_ADJUSTMENT
    }
}
