package io.tieout.ledger.receivable;

import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was invoiced, for whoever corrects it. The invoice's row is locked until the transaction ends.
///
/// @param entryId its entry in the journal
/// @param rules how its figures came about; a correction follows the same ones
public record InvoicedDocument(
        InvoiceId id,
        EntryId entryId,
        String number,
        UUID customerId,
        @Nullable UUID dealId,
        LocalDate invoiceDate,
        TotalsRules rules,
        Money net,
        Money tax,
        Money total,
        Money open,
        @Nullable EarlyPaymentTerms earlyPayment,
        @Nullable WithholdingTerms withholding,
        List<InvoicedLine> lines) {

    public InvoicedDocument {
        lines = List.copyOf(lines);
    }
}
