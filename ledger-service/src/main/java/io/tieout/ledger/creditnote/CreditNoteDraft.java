package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.receivable.InvoiceId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credit note to be issued, with its figures.
record CreditNoteDraft(
        UUID companyId,
        UUID customerId,
        @Nullable InvoiceId invoiceId,
        LocalDate date,
        String reason,
        TotalsRules rules,
        CreditFigures figures,
        UUID issuedBy) {}
