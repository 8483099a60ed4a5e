package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two people want a customer's invoices settled with what we owe the customer. The ledger decides which credit
/// settles which invoice, and answers.
///
/// @param request 1, 2, 3 …: counts what the ledger was asked about the settlement
/// @param effectiveDate accounting date of what is posted
/// @param invoices what is settled of each
/// @param creditNotes what is used of each; with `onAccount` they come to what is settled
/// @param onAccount what is taken of the customer's money on account, the oldest first
public record SettlementApproved(
        UUID settlementId,
        UUID customerId,
        int request,
        LocalDate effectiveDate,
        List<InvoicePart> invoices,
        List<CreditNotePart> creditNotes,
        @Nullable Money onAccount,
        UUID approvedBy) {

    public SettlementApproved {
        invoices = List.copyOf(invoices);
        creditNotes = List.copyOf(creditNotes);
    }

    /// @param amount positive
    public record InvoicePart(UUID invoiceId, Money amount) {}

    /// @param amount positive
    public record CreditNotePart(UUID creditNoteId, Money amount) {}
}
