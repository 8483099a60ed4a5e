package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A statement without its lines.
///
/// @param runId the run that issued it
/// @param disputed what is open and disputed
/// @param contentDigest SHA-256 of its content
public record AccountStatement(
        UUID companyId,
        UUID statementId,
        String number,
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
        StatementStatus status,
        UUID issuedBy,
        long version) {

    public AccountStatement become(StatementStatus next) {
        return new AccountStatement(
                companyId,
                statementId,
                number,
                runId,
                customerId,
                from,
                to,
                knownAt,
                throughSequence,
                opening,
                closing,
                onAccount,
                disputed,
                lineCount,
                contentDigest,
                next,
                issuedBy,
                version + 1);
    }
}
