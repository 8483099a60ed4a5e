package io.tieout.ledger.dunning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param dryRun nothing of it was kept
/// @param startedBy absent when the clock started it
/// @param noticeCount invoices that reached a higher level
/// @param disputedCount overdue invoices that were left out, because the customer contests them, or
/// @param blockedCount because somebody blocked them
/// @param notices the first two hundred
record DunningRunResponse(
        DunningRunId dunningRunId,
        LocalDate date,
        boolean dryRun,
        @Nullable UUID startedBy,
        int noticeCount,
        int disputedCount,
        int blockedCount,
        Instant recordedAt,
        List<DunningNoticeResponse> notices) {}
