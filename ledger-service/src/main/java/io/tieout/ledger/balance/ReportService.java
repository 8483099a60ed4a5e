package io.tieout.ledger.balance;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.period.FiscalYear;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads one snapshot, so that a report of two queries does not see a posting in one of them only.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ReportService {

    private final CompanyService companies;
    private final BalanceQueries balances;
    private final Clock clock;

    ReportService(CompanyService companies, BalanceQueries balances, Clock clock) {
        this.companies = companies;
        this.balances = balances;
        this.clock = clock;
    }

    /// @param asOf last accounting date that counts; today where the company is when null
    /// @param knownAt a date or an instant; all that is known now when null
    TrialBalanceResponse trialBalance(
            UUID companyId, @Nullable LocalDate asOf, @Nullable String knownAt, TrialBalanceStage stage) {
        var company = companies.get(companyId);
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var known = KnownAt.parse(knownAt, company.timeZone());
        var turnover = balances.turnover(company, day, known);
        var shown =
                switch (stage) {
                    case UNADJUSTED ->
                        carried(
                                company,
                                day,
                                known,
                                difference(turnover, balances.adjustments(company, day.withDayOfMonth(1), day, known)));
                    case ADJUSTED -> carried(company, day, known, turnover);
                    case POST_CLOSING -> RetainedEarnings.carry(turnover, turnover);
                };
        return TrialBalanceResponse.of(day, knownAt, stage, company.baseCurrency(), shown);
    }

    /// @param from first accounting date that counts; balances when null
    /// @param accounts only these; all when empty
    AccountBalancesResponse accountBalances(
            UUID companyId,
            @Nullable LocalDate from,
            @Nullable LocalDate asOf,
            @Nullable String knownAt,
            Set<AccountCode> accounts) {
        var company = companies.get(companyId);
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var known = KnownAt.parse(knownAt, company.timeZone());
        var turnover = balances.turnover(company, day, known);
        if (from != null) {
            var before = balances.turnover(company, requireInRange(from, "from").minusDays(1), known);
            turnover = difference(turnover, before);
        } else {
            turnover = carried(company, day, known, turnover);
        }
        var wanted = turnover.stream()
                .filter(row -> accounts.isEmpty() || accounts.contains(row.account()))
                .map(AccountBalancesResponse.Row::from)
                .toList();
        return new AccountBalancesResponse(from, day, knownAt, company.baseCurrency(), wanted);
    }

    /// On the first day of a fiscal year the income accounts begin anew, whether somebody closed the old one or not.
    private List<AccountTurnover> carried(
            Company company, LocalDate day, Optional<KnownAt> known, List<AccountTurnover> turnover) {
        var yearStart = FiscalYear.containing(YearMonth.from(day), company.fiscalYearStartMonth())
                .firstDay();
        return RetainedEarnings.carry(turnover, balances.turnover(company, yearStart.minusDays(1), known));
    }

    private static List<AccountTurnover> difference(List<AccountTurnover> later, List<AccountTurnover> earlier) {
        var byAccount = new HashMap<AccountCode, AccountTurnover>();
        earlier.forEach(row -> byAccount.put(row.account(), row));
        return later.stream()
                .map(row -> row.minus(Objects.requireNonNull(byAccount.getOrDefault(row.account(), row.minus(row)))))
                .toList();
    }
}
