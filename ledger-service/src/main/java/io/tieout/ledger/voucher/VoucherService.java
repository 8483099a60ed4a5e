package io.tieout.ledger.voucher;

import io.tieout.ledger.charttemplate.ChartTemplateService;
import io.tieout.ledger.charttemplate.ReversalPresentation;
import io.tieout.ledger.charttemplate.VoucherNumbering;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.period.FiscalYear;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class VoucherService {

    private final CompanyService companies;
    private final ChartTemplateService templates;
    private final VoucherQueries queries;

    VoucherService(CompanyService companies, ChartTemplateService templates, VoucherQueries queries) {
        this.companies = companies;
        this.templates = templates;
        this.queries = queries;
    }

    VouchersResponse list(UUID companyId, YearMonth month, PageRequest page) {
        var company = companies.get(companyId);
        var template = templates.ofCompany(companyId);
        var year = FiscalYear.containing(month, company.fiscalYearStartMonth());
        boolean monthly = template.vouchers().restarts() == VoucherNumbering.Restart.MONTHLY;
        var first = monthly ? month.atDay(1) : year.firstDay();
        var last = monthly ? month.atEndOfMonth() : year.lastDay();
        long after = page.isFirst() ? 0 : Long.parseLong(page.after().getFirst());
        var numbered = queries.numbered(companyId, first, last, month, after, page.limit() + 1);
        var shown = Page.of(numbered, page, voucher -> List.of(Long.toString(voucher.position())));
        var entries =
                shown.items().stream().map(VoucherQueries.Numbered::entryId).toList();
        var lines = queries.lines(companyId, entries);
        boolean inRed = template.reversals() == ReversalPresentation.RED_LETTER;
        var red = inRed ? queries.takingBack(companyId, entries) : List.<UUID>of();
        return new VouchersResponse(
                month,
                template.reversals(),
                shown.items().stream()
                        .map(voucher -> VouchersResponse.Voucher.of(
                                template.vouchers().number(voucher.position()),
                                voucher,
                                lines.getOrDefault(voucher.entryId(), List.of()),
                                red.contains(voucher.entryId())))
                        .toList(),
                shown.next());
    }
}
