package io.tieout.ledger.balance;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports/currency-balances")
class CurrencyBalanceController {

    private final CompanyService companies;
    private final CurrencyBalanceQueries queries;
    private final Clock clock;

    CurrencyBalanceController(CompanyService companies, CurrencyBalanceQueries queries, Clock clock) {
        this.companies = companies;
        this.queries = queries;
        this.clock = clock;
    }

    /// @param asOf today when absent
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    /// @param account only of these accounts
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    CurrencyBalancesResponse balances(
            Caller caller,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam(required = false) @Nullable List<AccountCode> account) {
        var company = companies.get(caller.companyId());
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var known = KnownAt.parse(knownAt, company.timeZone()).orElse(KnownAt.NOW);
        var accounts = account == null ? Set.<AccountCode>of() : Set.copyOf(account);
        return new CurrencyBalancesResponse(
                day, knownAt, queries.balances(company.id(), company.baseCurrency(), day, known, accounts));
    }
}
