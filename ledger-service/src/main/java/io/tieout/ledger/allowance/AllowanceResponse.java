package io.tieout.ledger.allowance;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AgeingBucket;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param owed all that was owed at that day
/// @param before what the allowance was
/// @param posted the difference, positive when the allowance grew
/// @param entryId its journal entry; reversing it takes the difference back
record AllowanceResponse(
        AllowanceId allowanceId,
        LocalDate asOf,
        AllowanceMethod method,
        List<AllowancePartResponse> parts,
        Money owed,
        Money target,
        Money before,
        Money posted,
        String reason,
        UUID decidedBy,
        EntryId entryId,
        Instant recordedAt) {

    /// @param bucket its age; absent when it is all that was owed
    record AllowancePartResponse(@Nullable AgeingBucket bucket, Money owed, BigDecimal percent, Money target) {}
}
