package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of the bill was paid.
///
/// @param kind `BILL`, or `CREDIT_NOTE`: of which nothing is paid, but used
/// @param changed by how much the open amount changed: negative when paid
/// @param open what is still open
/// @param effectiveDate accounting date of the allocation
/// @param matchId the match behind it, when a bank line was
/// @param entryId the journal entry, when one was posted
public record BillPartPaid(
        UUID billId,
        String kind,
        UUID supplierId,
        Money changed,
        Money open,
        LocalDate effectiveDate,
        @Nullable UUID matchId,
        @Nullable UUID entryId) {}
