package io.tieout.ledger.receivable;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports/ageing")
class AgeingController {

    private final CompanyService companies;
    private final AgeingQueries queries;
    private final Clock clock;

    AgeingController(CompanyService companies, AgeingQueries queries, Clock clock) {
        this.companies = companies;
        this.queries = queries;
        this.clock = clock;
    }

    /// @param asOf today when absent
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    /// @param dimension only what is owed on a line with this value, `customerId:…`, or without the dimension;
    /// each must hold where several are given
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    AgeingResponse ageing(
            Caller caller,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Dimensions dimension,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var company = companies.get(caller.companyId());
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var known = KnownAt.parse(knownAt, company.timeZone()).orElse(KnownAt.NOW);
        return queries.report(
                company.id(),
                company.baseCurrency(),
                day,
                knownAt,
                known,
                Dimensions.orAny(dimension),
                PageRequest.of(limit, cursor, day, knownAt, dimension));
    }

    /// The invoices and credit notes behind the figures, in the currency of the books.
    ///
    /// @param asOf today when absent
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    @GetMapping("/items")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    Page<AgedItemResponse> items(
            Caller caller,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable AgeingBucket bucket,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var company = companies.get(caller.companyId());
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        return queries.items(
                company.id(),
                company.baseCurrency(),
                day,
                KnownAt.parse(knownAt, company.timeZone()).orElse(KnownAt.NOW),
                bucket,
                customerId,
                PageRequest.of(limit, cursor, day, knownAt, bucket, customerId));
    }
}
