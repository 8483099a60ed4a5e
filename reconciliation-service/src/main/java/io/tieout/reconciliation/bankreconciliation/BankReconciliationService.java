package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.bankreconciliation.ReconciledAccount.Journal;
import io.tieout.reconciliation.bankreconciliation.ReconciledAccount.OnlyAtBank;
import io.tieout.reconciliation.bankstatement.BankStatementQueries;
import io.tieout.reconciliation.ledgerview.LedgerQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Prepares reconciliations, each from one view of all data.
@Service
@Transactional(isolation = Isolation.REPEATABLE_READ)
class BankReconciliationService {

    static final int MAX_LINES = 100_000;

    private final BankAccountQueries accounts;
    private final BankStatementQueries statements;
    private final LedgerQueries ledger;
    private final ReconciledLineRepository lines;
    private final BankReconciliationRepository reconciliations;
    private final JsonMapper json;
    private final Clock clock;

    BankReconciliationService(
            BankAccountQueries accounts,
            BankStatementQueries statements,
            LedgerQueries ledger,
            ReconciledLineRepository lines,
            BankReconciliationRepository reconciliations,
            JsonMapper json,
            Clock clock) {
        this.accounts = accounts;
        this.statements = statements;
        this.ledger = ledger;
        this.lines = lines;
        this.reconciliations = reconciliations;
        this.json = json;
        this.clock = clock;
    }

    /// Takes the place of an earlier draft of the account.
    ///
    /// @param fourEyes another person has to sign it
    UUID prepare(UUID companyId, UUID bankAccountId, LocalDate to, boolean fourEyes, UUID by) {
        var account = accounts.find(companyId, bankAccountId)
                .orElseThrow(() -> BankReconciliationUnfit.account("must be a connected account"));
        var before = reconciliations.lastSigned(companyId, bankAccountId).orElse(null);
        requireFit(account, before, to);
        var shown = show(account, before, to);
        var id = Ids.next();
        reconciliations.deleteDraft(companyId, bankAccountId);
        reconciliations.insert(
                new BankReconciliation(
                        companyId,
                        id,
                        bankAccountId,
                        before == null ? null : before.id(),
                        to,
                        shown.difference(),
                        shown.clearingDifference(),
                        fourEyes,
                        by,
                        ReconciliationStatus.DRAFT,
                        1),
                shown,
                json.writeValueAsBytes(shown));
        reconciliations.insertLines(companyId, id, bankAccountId, to);
        return id;
    }

    private void requireFit(BankAccount account, @Nullable SignedBefore before, LocalDate to) {
        if (to.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw BankReconciliationUnfit.day("must not be in the future");
        }
        if (to.isBefore(account.openingDate())) {
            throw BankReconciliationUnfit.day("must not be before " + account.openingDate());
        }
        if (before != null && !to.isAfter(before.to())) {
            throw new BankDayReconciled(before.to());
        }
        statements.gaps(account.companyId()).stream()
                .filter(gap -> gap.bankAccountId().equals(account.bankAccountId()))
                .filter(gap -> {
                    var opening = gap.openingDate();
                    return opening == null || !opening.isAfter(to);
                })
                .findFirst()
                .ifPresent(gap -> {
                    throw new StatementsHaveGap(gap.statementId(), Money.ofMinor(gap.gapMinor(), gap.currency()));
                });
        if (lines.count(account.companyId(), account.bankAccountId(), to) > MAX_LINES) {
            throw BankReconciliationUnfit.day("must be earlier: more than " + MAX_LINES + " lines are not reconciled");
        }
    }

    private ReconciledAccount show(BankAccount account, @Nullable SignedBefore before, LocalDate to) {
        var companyId = account.companyId();
        var accountId = account.bankAccountId();
        var currency = account.currency();
        var code = account.accountCode();
        var clearingCode = account.clearingAccountCode();
        if (code == null || clearingCode == null) {
            throw BankReconciliationUnfit.account("has no account in the ledger yet");
        }
        var position = ledger.position(companyId);
        var opening = Money.ofMinor(before == null ? account.openingMinor() : before.closingMinor(), currency);
        var news = lines.notReconciled(companyId, accountId, to);
        var closing = news.stream().map(ReconciledAccount.Line::amount).reduce(opening, Money::plus);
        var atBankOnly = lines.notInBooks(companyId, accountId, to);
        var unexplained = lines.unexplained(companyId, accountId, to);
        var books = Money.ofMinor(ledger.balanceMinor(companyId, code, currency, to), currency);
        // Money that came in and is not explained stands on the credit side.
        var clearing = Money.ofMinor(ledger.balanceMinor(companyId, clearingCode, currency, to), currency)
                .negated();
        var missing = sum(atBankOnly.stream().map(OnlyAtBank::amount).toList(), currency);
        return new ReconciledAccount(
                companyId,
                accountId,
                code,
                clearingCode,
                before == null ? account.openingDate() : before.to().plusDays(1),
                to,
                clock.instant(),
                new Journal(position.blockNumber(), position.sequence()),
                opening,
                news,
                closing,
                lines.stated(companyId, accountId, to).orElse(null),
                books,
                atBankOnly,
                lines.notAtBank(companyId, currency, to),
                unexplained,
                clearing,
                books.minus(closing.minus(missing)),
                clearing.minus(sum(
                        unexplained.stream()
                                .map(ReconciledAccount.Unexplained::amount)
                                .toList(),
                        currency)));
    }

    private static Money sum(List<Money> amounts, Currency currency) {
        return Money.sum(amounts, currency);
    }
}
