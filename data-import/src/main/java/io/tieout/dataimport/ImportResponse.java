package io.tieout.dataimport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param columns what each column of the file was read as
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
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    public record ReadColumn(String heading, String column) {}
}
