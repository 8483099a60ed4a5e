/// Credit notes: they correct an invoice, whole or in part, or credit a customer freely.
///
/// Issued and posted in one transaction, with a gapless number of their own. A credit note is an open item with a
/// negative amount inside the receivables account: settling an invoice with it, and taking that back, posts
/// nothing. One in another currency corrects the sale at the rate at which it was booked and is an item in that
/// currency until it settles an invoice; what the rates did to both by then is realised. Owns: `credit_note`,
/// `credit_note_line`, `credit_note_movement`. Publishes `tieout.ledger.credit-note-issued.v1`,
/// `-credit-note-changed`; what it settles is told as a change of the invoice, too. A bank line may take a credit
/// note that the customer kept back from a payment. Always: all credit notes of an invoice together never exceed
/// its net, tax and total, the one that completes it takes exactly what is left, and open = total less what was
/// used (I3, I10).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "company",
            "account",
            "announcement",
            "currency",
            "foreignitem",
            "journal",
            "period",
            "customerview",
            "numbering",
            "receivable",
            "tax"
        })
package io.tieout.ledger.creditnote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
