package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// The bill was wrong and nothing of it was paid: its entry is reversed.
///
/// @param kind `BILL` or `CREDIT_NOTE`
/// @param changed by how much the open amount changed: all of it, negative
/// @param effectiveDate accounting date of the reversal
/// @param entryId the reversing entry
public record BillVoided(
        UUID billId, String kind, UUID supplierId, Money changed, LocalDate effectiveDate, UUID entryId) {}
