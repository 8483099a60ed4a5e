package io.tieout.ledger.receivable;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.receivable.AgeingResponse.BucketResponse;
import io.tieout.ledger.report.MonthEnd;
import io.tieout.ledger.report.MonthEndReport;
import io.tieout.ledger.report.MonthEndReports;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.PageRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Says what customers owe, by age, to whoever estimates how much of it will be paid.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AgedReceivablesService implements MonthEndReports {

    private static final int CUSTOMERS_A_PAGE = 200;

    private final CompanyService companies;
    private final AgeingQueries queries;

    AgedReceivablesService(CompanyService companies, AgeingQueries queries) {
        this.companies = companies;
        this.queries = queries;
    }

    /// With all customers, page by page as the report reads them, and without their names: a set is kept, and must not
    /// know somebody who was erased.
    @Override
    public List<MonthEndReport> monthEnd(MonthEnd month) {
        var company = companies.get(month.companyId());
        var customers = new ArrayList<AgeingResponse.CustomerResponse>();
        String next = null;
        AgeingResponse page;
        do {
            page = queries.report(
                    company.id(),
                    company.baseCurrency(),
                    month.lastDay(),
                    month.knownAt(),
                    KnownAt.parse(month.knownAt(), company.timeZone()).orElseThrow(),
                    Dimensions.ANY,
                    PageRequest.of(CUSTOMERS_A_PAGE, next, "month-end", month));
            page.customers().items().stream()
                    .map(AgeingResponse.CustomerResponse::withoutName)
                    .forEach(customers::add);
            next = page.customers().next();
        } while (next != null);
        return List.of(new MonthEndReport.Whole("ageing", page.withCustomers(customers)));
    }

    /// Open invoices less open credit notes at that day, as it is known in this transaction; every bucket is there.
    public Map<AgeingBucket, Money> owed(UUID companyId, Currency currency, LocalDate asOf) {
        return owed(companyId, currency, asOf, KnownAt.NOW);
    }

    /// Open invoices less open credit notes at that day, as it was known; every bucket is there.
    public Map<AgeingBucket, Money> owed(UUID companyId, Currency currency, LocalDate asOf, KnownAt known) {
        return queries.buckets(companyId, currency, asOf, known).stream()
                .collect(Collectors.toMap(BucketResponse::bucket, BucketResponse::amount));
    }

    /// The customers with the most to lose first.
    ///
    /// @param percents how much of what lies in a bucket will probably be lost
    /// @param after the last one that was seen, none for the first page
    public List<CustomerAtRisk> atRisk(
            UUID companyId,
            Currency currency,
            LocalDate asOf,
            KnownAt known,
            Map<AgeingBucket, BigDecimal> percents,
            CustomerAtRisk.@Nullable RiskKey after,
            int limit) {
        return queries.atRisk(companyId, currency, asOf, known, percents, after, limit);
    }
}
