package io.tieout.reconciliation.accountstatement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Statements of all customers, at one entry of the journal.
///
/// @param currency all when null
/// @param last the customer and currency after which it goes on; none at the beginning
record StatementRun(
        UUID companyId,
        UUID runId,
        LocalDate from,
        LocalDate to,
        @Nullable Currency currency,
        Instant knownAt,
        long throughSequence,
        StatementRunState state,
        @Nullable Holding last,
        long issued,
        long failed,
        long total,
        UUID requestedBy,
        @Nullable Instant finishedAt) {

    /// A customer with something in a currency.
    record Holding(UUID customerId, Currency currency) {}

    StatementScope scope() {
        return new StatementScope(companyId, runId, from, to, knownAt, throughSequence, requestedBy);
    }

    StatementRun advanced(@Nullable Holding after, long issuedMore, long failedMore, boolean done, Instant now) {
        return new StatementRun(
                companyId,
                runId,
                from,
                to,
                currency,
                knownAt,
                throughSequence,
                done ? StatementRunState.DONE : StatementRunState.RUNNING,
                after,
                issued + issuedMore,
                failed + failedMore,
                total,
                requestedBy,
                done ? now : null);
    }
}
