package io.tieout.events.reconciliation.v1;

import java.time.LocalDate;
import java.util.UUID;

/// A posted settlement was wrong: what it settled is to be owed again.
///
/// @param request counts what the ledger was asked about the settlement
/// @param effectiveDate accounting date of the reversal
public record SettlementUndoRequested(UUID settlementId, int request, LocalDate effectiveDate, UUID requestedBy) {}
