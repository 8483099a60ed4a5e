package io.tieout.ledger.allowance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.Adjustment;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.AgedReceivablesService;
import io.tieout.ledger.receivable.AgeingBucket;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class AllowanceService {

    private final CompanyService companies;
    private final ChartService chart;
    private final JournalService journal;
    private final AgedReceivablesService receivables;
    private final AllowanceRepository allowances;
    private final AllowanceQueries queries;

    AllowanceService(
            CompanyService companies,
            ChartService chart,
            JournalService journal,
            AgedReceivablesService receivables,
            AllowanceRepository allowances,
            AllowanceQueries queries) {
        this.companies = companies;
        this.chart = chart;
        this.journal = journal;
        this.receivables = receivables;
        this.allowances = allowances;
        this.queries = queries;
    }

    /// Brings the allowance to its target and posts the difference.
    ///
    /// @param percent of all that is owed, or none:
    /// @param percents of each age; one that is not named needs no allowance
    AllowanceId set(
            UUID companyId,
            LocalDate asOf,
            @Nullable BigDecimal percent,
            Map<AgeingBucket, BigDecimal> percents,
            String reason,
            UUID decidedBy) {
        var currency = companies.get(companyId).baseCurrency();
        requireKept(companyId);
        allowances.lock(companyId);
        var owed = receivables.owed(companyId, currency, asOf);
        var base = Money.sum(owed.values(), currency);
        var parts = new ArrayList<AllowancePart>();
        if (percent != null) {
            parts.add(AllowancePart.of(null, base, percent));
        } else {
            for (var bucket : AgeingBucket.values()) {
                parts.add(AllowancePart.of(
                        bucket,
                        owed.getOrDefault(bucket, Money.zero(currency)),
                        percents.getOrDefault(bucket, BigDecimal.ZERO)));
            }
        }
        var account = account(companyId);
        var allowance = new Allowance(
                companyId,
                AllowanceId.next(),
                asOf,
                percent != null ? AllowanceMethod.PERCENT : AllowanceMethod.AGEING,
                parts,
                base,
                Money.sum(parts.stream().map(AllowancePart::target).toList(), currency),
                allowances.balance(companyId, account, currency, asOf),
                reason,
                decidedBy,
                EntryId.next());
        journal.post(entry(allowance));
        allowances.insert(allowance);
        return allowance.id();
    }

    /// By which percentages the newest allowance up to that day was estimated, as it was known; none where none was.
    public Optional<LossRates> rates(UUID companyId, LocalDate asOf, KnownAt known) {
        return queries.rates(companyId, asOf, known);
    }

    /// Keeps others from the allowance until the transaction ends.
    public void lock(UUID companyId) {
        allowances.lock(companyId);
    }

    /// Some countries' small companies keep no allowance: they write bad debts off directly.
    public void requireKept(UUID companyId) {
        account(companyId);
    }

    /// Makes sure that so much can be taken from the allowance, now and at that date, and keeps others from it until
    /// the transaction ends.
    public void requireCovers(UUID companyId, Money amount, LocalDate date) {
        allowances.lock(companyId);
        var account = account(companyId);
        var held = allowances
                .balance(companyId, account, amount.currency(), date)
                .min(allowances.balance(companyId, account, amount.currency(), LocalDate.of(2199, 12, 31)));
        if (amount.compareTo(held) > 0) {
            throw new AllowanceTooSmall(held, amount);
        }
    }

    private AccountCode account(UUID companyId) {
        return chart.findByRole(companyId, AccountRole.ALLOWANCE).orElseThrow(AllowanceNotKept::new);
    }

    private EntryDraft entry(Allowance allowance) {
        var companyId = allowance.companyId();
        var expense = chart.byRole(companyId, AccountRole.BAD_DEBT_EXPENSE);
        var account = account(companyId);
        var difference = allowance.difference();
        var lines = difference.isPositive()
                ? List.of(LineDraft.debit(expense, difference), LineDraft.credit(account, difference))
                : List.of(
                        LineDraft.debit(account, difference.negated()),
                        LineDraft.credit(expense, difference.negated()));
        var entry = new EntryDraft(
                allowance.entryId(),
                companyId,
                allowance.asOf(),
                allowance.asOf(),
                EntrySource.ALLOWANCE,
                allowance.id().value(),
                "Allowance for doubtful receivables",
                allowance.decidedBy(),
                lines);
        return entry.adjusting(Adjustment.OF_THE_PERIOD);
    }
}
