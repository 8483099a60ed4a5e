package io.tieout.ledger.creditnote;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Settles an invoice with a part of a credit note.
///
/// @param effectiveDate from when it counts; today when absent
record AllocateCreditNoteRequest(
        @NotNull InvoiceId invoiceId,
        @NotNull Money amount,
        @Nullable LocalDate effectiveDate) {}
