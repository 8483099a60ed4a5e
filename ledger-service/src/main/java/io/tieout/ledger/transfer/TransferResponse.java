package io.tieout.ledger.transfer;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param outgoing the leg that left, by its match
/// @param incoming the leg that came in, by its match
/// @param difference what the rate did between them, in the currency of the books; positive is a gain
/// @param entryId absent when nothing differed
/// @param pairedBy absent: they fitted each other and nothing else
record TransferResponse(
        TransferId transferId,
        UUID outgoing,
        UUID incoming,
        LocalDate effectiveDate,
        Money difference,
        @Nullable EntryId entryId,
        @Nullable UUID pairedBy,
        Instant recordedAt,
        @Nullable Instant undoneAt,
        @Nullable UUID undoneBy,
        @Nullable String undoneReason,
        @Nullable EntryId reversalEntryId) {}
