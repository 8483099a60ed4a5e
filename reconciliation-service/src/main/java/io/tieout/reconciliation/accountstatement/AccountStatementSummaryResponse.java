package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param runId the run that issued it
/// @param onAccount the customer's money that belongs to no invoice; positive: we owe it
/// @param disputed what is open and disputed
/// @param contentDigest SHA-256 of what the statement says
record AccountStatementSummaryResponse(
        UUID statementId,
        String statementNumber,
        @Nullable UUID runId,
        UUID customerId,
        LocalDate from,
        LocalDate to,
        Instant knownAt,
        long throughSequence,
        Money opening,
        Money closing,
        Money onAccount,
        Money disputed,
        int lineCount,
        String contentDigest,
        StatementStatus status) {

    static AccountStatementSummaryResponse from(AccountStatement statement) {
        return new AccountStatementSummaryResponse(
                statement.statementId(),
                statement.number(),
                statement.runId(),
                statement.customerId(),
                statement.from(),
                statement.to(),
                statement.knownAt(),
                statement.throughSequence(),
                statement.opening(),
                statement.closing(),
                statement.onAccount(),
                statement.disputed(),
                statement.lineCount(),
                statement.contentDigest(),
                statement.status());
    }
}
