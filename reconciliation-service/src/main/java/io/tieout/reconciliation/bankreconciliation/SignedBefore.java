package io.tieout.reconciliation.bankreconciliation;

import java.time.LocalDate;
import java.util.UUID;

/// The last signed reconciliation of an account.
record SignedBefore(UUID id, LocalDate to, long closingMinor) {}
