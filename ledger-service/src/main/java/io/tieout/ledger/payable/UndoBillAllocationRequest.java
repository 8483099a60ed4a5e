package io.tieout.ledger.payable;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// @param effectiveDate not before what it takes back
record UndoBillAllocationRequest(@NotNull LocalDate effectiveDate) {}
