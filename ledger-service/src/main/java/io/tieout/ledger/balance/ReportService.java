package io.tieout.ledger.balance;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.CompanyService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
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
    TrialBalanceResponse trialBalance(UUID companyId, @Nullable LocalDate asOf, @Nullable String knownAt) {
        var company = companies.get(companyId);
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var known = KnownAt.parse(knownAt, company.timeZone());
        return TrialBalanceResponse.of(day, knownAt, company.baseCurrency(), balances.turnover(company, day, known));
    }

    /// @param from first accounting date that counts; from the beginning when null
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
        }
        var wanted = turnover.stream()
                .filter(row -> accounts.isEmpty() || accounts.contains(row.account()))
                .map(AccountBalancesResponse.Row::from)
                .toList();
        return new AccountBalancesResponse(from, day, knownAt, company.baseCurrency(), wanted);
    }

    private static List<AccountTurnover> difference(List<AccountTurnover> later, List<AccountTurnover> earlier) {
        var byAccount = new HashMap<AccountCode, AccountTurnover>();
        earlier.forEach(row -> byAccount.put(row.account(), row));
        return later.stream()
                .map(row -> row.minus(Objects.requireNonNull(byAccount.getOrDefault(row.account(), row.minus(row)))))
                .toList();
    }
}
