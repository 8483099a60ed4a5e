package io.tieout.reconciliation.bankstatement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as it is stored.
///
/// @param warnings as JSON
/// @param doubtful as JSON
record StatementImportRow(
        UUID importId,
        String fileName,
        long fileSize,
        String state,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable String format,
        @Nullable String profileName,
        @Nullable String outcome,
        int linesTotal,
        int linesDone,
        int statementsInFile,
        int statementsRecorded,
        int statementsRepeated,
        int linesRecorded,
        int linesSkipped,
        String warnings,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        @Nullable String errorPosition,
        @Nullable String doubtful) {}
