package io.tieout.ledger.payable;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports/payables-ageing")
class PayablesAgeingController {

    private final CompanyService companies;
    private final PayablesAgeingQueries queries;
    private final Clock clock;

    PayablesAgeingController(CompanyService companies, PayablesAgeingQueries queries, Clock clock) {
        this.companies = companies;
        this.queries = queries;
        this.clock = clock;
    }

    /// @param asOf today when absent
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    PayablesAgeingResponse ageing(
            Caller caller,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var company = companies.get(caller.companyId());
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var known = KnownAt.parse(knownAt, company.timeZone()).orElse(KnownAt.NOW);
        return queries.report(
                company.id(), company.baseCurrency(), day, knownAt, known, PageRequest.of(limit, cursor, day, knownAt));
    }
}
