package io.tieout.ledger.receivable;

import io.tieout.ledger.foreignitem.Relief;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// What leaves the receivables when a document of ours settles a part of an invoice.
///
/// @param amount in the invoice's currency; negative when it is owed again
/// @param item what its item in another currency stands at; none: the invoice is in the currency of the books
public record InvoiceRelief(Money amount, @Nullable Relief item) {

    /// In the currency of the books.
    public Money worth() {
        return item == null ? amount : item.carrying();
    }
}
