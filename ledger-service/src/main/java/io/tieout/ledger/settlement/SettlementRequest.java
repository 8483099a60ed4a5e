package io.tieout.ledger.settlement;

import java.time.LocalDate;
import java.util.UUID;

/// What the ledger is asked about a settlement.
///
/// @param number 1, 2, 3 …
record SettlementRequest(UUID companyId, UUID settlementId, int number, LocalDate date, UUID by) {}
