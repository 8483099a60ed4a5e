package io.tieout.ledger.ledgerimport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param state CHECKED: a dry run; REFUSED: a row was wrong; DONE; REVERTED
/// @param openingDate of open items
/// @param totals what came in; of a dry run or a refused import, what could have
/// @param errors the first hundred; all of them are under `/errors`
record LedgerImportResponse(
        ImportId importId,
        ImportKind kind,
        boolean dryRun,
        OnError onError,
        ImportState state,
        String fileName,
        @Nullable LocalDate openingDate,
        int rowCount,
        int errorCount,
        ControlTotals totals,
        UUID requestedBy,
        Instant recordedAt,
        @Nullable UUID revertedBy,
        @Nullable Instant revertedAt,
        @Nullable String revertReason,
        List<ErrorResponse> errors) {

    /// @param number counts the errors of an import
    /// @param line of the file, from 1
    record ErrorResponse(int number, int line, String column, String reason) {}

    /// @param externalKey what the file calls it: an entry's or invoice's number, an account's code
    record ResultResponse(
            UUID resultId,
            String externalKey,
            @Nullable UUID entryId,
            @Nullable String account,
            @Nullable UUID invoiceId) {}

    LedgerImportResponse with(List<ErrorResponse> found) {
        return new LedgerImportResponse(
                importId,
                kind,
                dryRun,
                onError,
                state,
                fileName,
                openingDate,
                rowCount,
                errorCount,
                totals,
                requestedBy,
                recordedAt,
                revertedBy,
                revertedAt,
                revertReason,
                List.copyOf(found));
    }
}
