package io.tieout.ledger.deferral;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.account.CurrencyNotSupported;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.period.PeriodService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class DeferralService {

    private final CompanyService companies;
    private final ChartService chart;
    private final PeriodService periods;
    private final JournalService journal;
    private final DeferralRepository deferrals;
    private final Clock clock;

    DeferralService(
            CompanyService companies,
            ChartService chart,
            PeriodService periods,
            JournalService journal,
            DeferralRepository deferrals,
            Clock clock) {
        this.companies = companies;
        this.chart = chart;
        this.periods = periods;
        this.journal = journal;
        this.deferrals = deferrals;
        this.clock = clock;
    }

    /// Plans every month of a deferral.
    ///
    /// @param transferDate when the document had posted the amount to the result: the date it is moved out of it
    DeferralId create(Deferral deferral, @Nullable LocalDate transferDate) {
        var companyId = deferral.companyId();
        var baseCurrency = companies.get(companyId).baseCurrency();
        if (!deferral.amount().currency().equals(baseCurrency)) {
            throw new CurrencyNotSupported(deferral.amount().currency(), baseCurrency);
        }
        requireAccounts(deferral);
        requireDocument(deferral);
        EntryId transfer = null;
        if (transferDate != null) {
            transfer = EntryId.next();
            journal.post(new DeferralPosting(deferral).transfer(transfer, transferDate));
        }
        deferrals.insert(deferral, transfer);
        return deferral.id();
    }

    /// Where amounts of that kind wait when nobody says otherwise.
    AccountCode usualAccount(UUID companyId, DeferralKind kind) {
        return chart.byRole(companyId, kind.usualAccount());
    }

    /// Months that have ended where their company is, oldest first.
    List<DueInstalment> due(int limit) {
        var today = new HashMap<UUID, LocalDate>();
        // A day ahead, because somewhere it is tomorrow already; each company's own calendar decides then.
        var latest = LocalDate.now(clock).plusDays(1);
        return deferrals.due(latest, limit).stream()
                .filter(month -> !month.dueDate()
                        .isAfter(today.computeIfAbsent(month.due().companyId(), this::today)))
                .map(DeferralRepository.PlannedMonth::due)
                .toList();
    }

    /// Posts a month, unless somebody else did: its row is locked, and the journal takes each month once.
    void post(DueInstalment due) {
        var instalment = deferrals.lockUnposted(due);
        if (instalment.isEmpty()) {
            return;
        }
        var deferral = deferrals.get(due.companyId(), due.deferralId());
        var date = periods.firstOpenDay(due.companyId(), instalment.get().dueDate());
        var entryId = journal.post(new DeferralPosting(deferral).instalment(EntryId.next(), instalment.get(), date));
        deferrals.setPosted(due, date, entryId);
    }

    private LocalDate today(UUID companyId) {
        return companies.find(companyId).map(company -> company.today(clock)).orElse(LocalDate.MIN);
    }

    private void requireAccounts(Deferral deferral) {
        var accounts = chart.find(deferral.companyId(), Set.of(deferral.balanceAccount(), deferral.resultAccount()));
        var kind = deferral.kind();
        requireAccount(
                "balanceAccount",
                deferral.balanceAccount(),
                accounts.get(deferral.balanceAccount()),
                kind.balanceType());
        requireAccount(
                "resultAccount", deferral.resultAccount(), accounts.get(deferral.resultAccount()), kind.resultType());
    }

    private static void requireAccount(String field, AccountCode code, @Nullable Account account, AccountType type) {
        if (account == null) {
            throw new DeferralAccountUnfit(field, code, "does not exist");
        }
        if (account.type() != type) {
            throw new DeferralAccountUnfit(field, code, "is not of the type " + type);
        }
        if (!account.postable() || !account.active() || account.control()) {
            throw new DeferralAccountUnfit(field, code, "takes no entries of its own");
        }
    }

    private void requireDocument(Deferral deferral) {
        var invoice = deferral.invoiceId();
        if (invoice != null && !deferrals.invoiceExists(deferral.companyId(), invoice)) {
            throw new DeferralDocumentUnknown("invoiceId");
        }
        var entry = deferral.documentEntryId();
        if (entry != null && !deferrals.entryExists(deferral.companyId(), entry)) {
            throw new DeferralDocumentUnknown("entryId");
        }
    }
}
