package io.tieout.reconciliation.accountstatement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param currency every currency when absent
/// @param knownAt when everything was known that counts
/// @param throughSequence the last entry of the journal that counts
/// @param total customers and currencies with a balance or a movement
/// @param failures the first hundred
record StatementRunResponse(
        UUID runId,
        LocalDate from,
        LocalDate to,
        @Nullable Currency currency,
        Instant knownAt,
        long throughSequence,
        StatementRunState state,
        long issued,
        long failed,
        long total,
        List<FailureResponse> failures,
        @Nullable Instant finishedAt) {

    /// A statement that could not be issued.
    record FailureResponse(UUID customerId, Currency currency, String code, String detail) {}

    static StatementRunResponse from(StatementRun run, List<FailureResponse> failures) {
        return new StatementRunResponse(
                run.runId(),
                run.from(),
                run.to(),
                run.currency(),
                run.knownAt(),
                run.throughSequence(),
                run.state(),
                run.issued(),
                run.failed(),
                run.total(),
                failures,
                run.finishedAt());
    }
}
