package io.tieout.reconciliation.accountstatement;

import io.tieout.paper.PrintLanguage;
import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.customerledger.LedgerDays;
import io.tieout.reconciliation.customerledger.LedgerReachService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Issues statements, and knows what became of them.
@Service
@Transactional
public class AccountStatementService {

    private final AccountStatementRepository statements;
    private final StatementContentService contents;
    private final LedgerReachService reach;
    private final JsonMapper json;
    private final Clock clock;

    AccountStatementService(
            AccountStatementRepository statements,
            StatementContentService contents,
            LedgerReachService reach,
            JsonMapper json,
            Clock clock) {
        this.statements = statements;
        this.contents = contents;
        this.reach = reach;
        this.json = json;
        this.clock = clock;
    }

    /// Issues a statement of what is known now.
    ///
    /// @param language that of the customer, or of the company, when null
    AccountStatement issue(
            UUID companyId,
            UUID customerId,
            Currency currency,
            LocalDate from,
            LocalDate to,
            @Nullable PrintLanguage language,
            UUID issuedBy) {
        return issue(scope(companyId, null, from, to, issuedBy), customerId, currency, language);
    }

    /// What is known now of these days.
    StatementScope scope(UUID companyId, @Nullable UUID runId, LocalDate from, LocalDate to, UUID issuedBy) {
        var days = LedgerDays.of(from, to, to);
        return new StatementScope(
                companyId,
                runId,
                days.from(),
                days.to(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                reach.requireComplete(companyId),
                issuedBy);
    }

    AccountStatement issue(StatementScope scope, UUID customerId, Currency currency, @Nullable PrintLanguage language) {
        var number = statements.nextNumber(scope.companyId(), scope.to().getYear());
        var content = contents.of(scope, number, customerId, currency, language);
        var text = json.writeValueAsString(content);
        var statement = new AccountStatement(
                scope.companyId(),
                Ids.next(),
                number,
                scope.runId(),
                customerId,
                scope.from(),
                scope.to(),
                scope.knownAt(),
                scope.throughSequence(),
                content.opening(),
                content.closing(),
                content.onAccount().closing(),
                content.disputed(),
                content.lines().size(),
                digest(text),
                StatementStatus.ISSUED,
                scope.issuedBy(),
                1);
        statements.insert(statement, text);
        return statement;
    }

    /// The statement as it stands, kept so until the transaction ends.
    public AccountStatement lock(UUID companyId, UUID statementId) {
        return statements.lock(companyId, statementId).orElseThrow(() -> new StatementUnknown(statementId));
    }

    /// @param statement locked
    public AccountStatement become(AccountStatement statement, StatementStatus status) {
        var changed = statement.become(status);
        statements.update(changed);
        return changed;
    }

    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
