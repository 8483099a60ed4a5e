package io.tieout.ledger.settlement;

import io.tieout.ledger.creditnote.CreditNoteId;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.platform.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be posted.
///
/// @param onAccount what is taken of the customer's money on account
record WantedSettlement(
        SettlementRequest request,
        UUID customerId,
        List<InvoiceAmount> invoices,
        List<CreditNotePart> creditNotes,
        @Nullable Money onAccount) {

    record CreditNotePart(CreditNoteId id, Money amount) {}

    WantedSettlement {
        invoices = List.copyOf(invoices);
        creditNotes = List.copyOf(creditNotes);
    }
}
