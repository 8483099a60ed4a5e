package io.tieout.ledger.recurring;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param effectiveDate the accounting date; the one that was due when absent
record RetryRunRequest(@Nullable LocalDate effectiveDate) {}
