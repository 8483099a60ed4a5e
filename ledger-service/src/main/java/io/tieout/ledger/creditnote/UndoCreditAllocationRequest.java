package io.tieout.ledger.creditnote;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param effectiveDate from when the invoice is owed again; today when absent
record UndoCreditAllocationRequest(@Nullable LocalDate effectiveDate) {}
