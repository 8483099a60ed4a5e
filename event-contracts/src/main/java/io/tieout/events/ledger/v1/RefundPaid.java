package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// The bank's outgoing line of a refund is there.
///
/// @param amount positive: what was paid out
/// @param effectiveDate accounting date of the payment
/// @param matchId the match of the bank line
/// @param entryId the journal entry
public record RefundPaid(
        UUID refundId, UUID customerId, Money amount, LocalDate effectiveDate, UUID matchId, UUID entryId) {}
