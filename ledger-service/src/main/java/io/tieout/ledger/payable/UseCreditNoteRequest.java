package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// @param billId of the same supplier
/// @param effectiveDate when it is settled; not before either document's accounting date
record UseCreditNoteRequest(
        @NotNull BillId billId,
        @NotNull Money amount,
        @NotNull LocalDate effectiveDate) {}
