package io.tieout.ledger.foreignitem;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// @param effectiveDate accounting date of the undoing
record UndoForeignSettlementRequest(
        @NotNull LocalDate effectiveDate,
        @NotBlank @Size(max = 500) String reason) {}
