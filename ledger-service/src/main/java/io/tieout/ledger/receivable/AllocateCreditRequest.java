package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Pays an invoice out of the customer's money on account.
///
/// @param effectiveDate accounting date; today when absent
record AllocateCreditRequest(
        @NotNull CustomerCreditId customerCreditId,
        @NotNull InvoiceId invoiceId,
        @NotNull Money amount,
        @Nullable LocalDate effectiveDate) {}
