package io.tieout.ledger.payable;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.report.MonthEnd;
import io.tieout.ledger.report.MonthEndReport;
import io.tieout.ledger.report.MonthEndReports;
import io.tieout.platform.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Says what we owe suppliers at the end of a month, by age.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AgedPayablesService implements MonthEndReports {

    private static final int SUPPLIERS_A_PAGE = 200;

    private final CompanyService companies;
    private final PayablesAgeingQueries queries;

    AgedPayablesService(CompanyService companies, PayablesAgeingQueries queries) {
        this.companies = companies;
        this.queries = queries;
    }

    /// With all suppliers, page by page as the report reads them.
    @Override
    public List<MonthEndReport> monthEnd(MonthEnd month) {
        var company = companies.get(month.companyId());
        var suppliers = new ArrayList<PayablesAgeingResponse.SupplierResponse>();
        String next = null;
        PayablesAgeingResponse page;
        do {
            page = queries.report(
                    company.id(),
                    company.baseCurrency(),
                    month.lastDay(),
                    month.knownAt(),
                    KnownAt.parse(month.knownAt(), company.timeZone()).orElseThrow(),
                    PageRequest.of(SUPPLIERS_A_PAGE, next, "month-end", month));
            suppliers.addAll(page.suppliers().items());
            next = page.suppliers().next();
        } while (next != null);
        return List.of(new MonthEndReport.Whole("payables-ageing", page.withSuppliers(suppliers)));
    }
}
