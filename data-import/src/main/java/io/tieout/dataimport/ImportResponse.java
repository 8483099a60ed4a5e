package io.tieout.dataimport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param state `QUEUED`, `RUNNING`, `DONE`, `FAILED`, `REVERTING`, `REVERTED`
/// @param columns what each column of the file was read as
/// @param rowsTakenBack of a revert, those whose record is gone
/// @param rowsKept of a revert, those whose record had to stay
public record ImportResponse(
        ImportId importId,
        String state,
        ImportMode mode,
        boolean dryRun,
        String fileName,
        String fileSha256,
        List<ReadColumn> columns,
        int rowsTotal,
        int rowsImported,
        int rowsChanged,
        int rowsUnchanged,
        int rowsRefused,
        int rowsTakenBack,
        int rowsKept,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant revertedAt) {

    public record ReadColumn(String heading, String column) {}
}
