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
    private final ForeignBankLineService foreignLines;

    BankAccountService(
            ChartService chart,
            PeriodService periods,
            JournalService journal,
            PostingPublisher publisher,
            ForeignBankLineService foreignLines) {
        this.foreignLines = foreignLines;
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
            var lines = opening(companyId, bankAccountId, accounts, openingBalance, openingDate);
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

    private List<LineDraft> opening(
            UUID companyId, UUID bankAccountId, BankAccounts accounts, Money balance, LocalDate date) {
        var counterpart = chart.byRole(companyId, AccountRole.OPENING_BALANCE);
        var worth = foreignLines.worth(companyId, new BankLine(bankAccountId, date, balance));
        var bank = balance.isPositive()
                ? LineDraft.debit(accounts.bank(), worth)
                : LineDraft.credit(accounts.bank(), worth.abs());
        var other =
                balance.isPositive() ? LineDraft.credit(counterpart, worth) : LineDraft.debit(counterpart, worth.abs());
        return List.of(
                ForeignBankLineService.inCurrency(bank, balance, worth),
                // A balance that is worth nothing in the books is still one in its own currency.
                worth.isZero() ? ForeignBankLineService.inCurrency(other, balance, worth) : other);
    }
}
