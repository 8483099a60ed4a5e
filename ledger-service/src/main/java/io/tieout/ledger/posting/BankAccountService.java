package io.tieout.ledger.posting;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.BankAccounts;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.period.PeriodService;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class BankAccountService {

    private final ChartService chart;
    private final PeriodService periods;
    private final JournalService journal;
    private final PostingPublisher publisher;

    BankAccountService(ChartService chart, PeriodService periods, JournalService journal, PostingPublisher publisher) {
        this.chart = chart;
        this.periods = periods;
        this.journal = journal;
        this.publisher = publisher;
    }

    /// Opens the bank account's own accounts and brings its balance forward, so that from the first line on the
    /// books say what the bank says.
    void connect(UUID companyId, UUID bankAccountId, String name, Money openingBalance, LocalDate openingDate) {
        if (chart.findBankAccounts(companyId, bankAccountId).isPresent()) {
            return;
        }
        var accounts = chart.openBankAccounts(companyId, bankAccountId, name, openingBalance.currency());
        if (!openingBalance.isZero()) {
            var date = periods.firstOpenDay(companyId, openingDate);
            var lines = opening(companyId, accounts, openingBalance);
            journal.post(new EntryDraft(
                    EntryId.next(),
                    companyId,
                    date,
                    openingDate,
                    EntrySource.OPENING,
                    bankAccountId,
                    "Opening balance of a bank account",
                    null,
                    lines));
        }
        publisher.opened(companyId, bankAccountId, accounts);
    }

    private List<LineDraft> opening(UUID companyId, BankAccounts accounts, Money balance) {
        var counterpart = chart.byRole(companyId, AccountRole.OPENING_BALANCE);
        return balance.isPositive()
                ? List.of(LineDraft.debit(accounts.bank(), balance), LineDraft.credit(counterpart, balance))
                : List.of(
                        LineDraft.debit(counterpart, balance.abs()), LineDraft.credit(accounts.bank(), balance.abs()));
    }
}
