package io.tieout.ledger.monthend;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param knownAt what everything in it is as known at; ask for the same to get the same
/// @param finishedAt when it was done or failed
/// @param failure why it failed
/// @param sizeBytes of the archive, as is `sha256`
/// @param content where the archive is
/// @param files of the archive in their order, before compression
record MonthEndSetResponse(
        MonthEndSetId id,
        YearMonth period,
        String knownAt,
        MonthEndState status,
        UUID requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        @Nullable Long sizeBytes,
        @Nullable String sha256,
        @Nullable String content,
        List<MonthEndFile> files) {

    MonthEndSetResponse with(List<MonthEndFile> found) {
        return new MonthEndSetResponse(
                id,
                period,
                knownAt,
                status,
                requestedBy,
                requestedAt,
                finishedAt,
                failure,
                sizeBytes,
                sha256,
                content,
                found);
    }
}
