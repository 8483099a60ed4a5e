package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// The match of a refund with its bank line was undone: the line is expected again.
///
/// @param amount positive: what is to be paid out again
/// @param effectiveDate accounting date of the reversal
/// @param matchId the match that was undone
/// @param entryId the reversing journal entry
public record RefundReopened(
        UUID refundId, UUID customerId, Money amount, LocalDate effectiveDate, UUID matchId, UUID entryId) {}
