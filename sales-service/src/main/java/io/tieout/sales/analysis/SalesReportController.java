package io.tieout.sales.analysis;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.money.Money;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.analysis.CrossSellQueries.Pair;
import io.tieout.sales.analysis.CrossSellQueries.Prospect;
import io.tieout.sales.analysis.CustomerRecapQueries.CustomerMonth;
import io.tieout.sales.analysis.MarginQueries.MarginFigure;
import io.tieout.sales.analysis.SalesQueries.SalesFigure;
import io.tieout.sales.analysis.SalesQueries.SalesTotal;
import io.tieout.sales.analysis.SalespersonQueries.Salesperson;
import io.tieout.sales.analysis.SuccessQueries.FunnelStage;
import io.tieout.sales.analysis.SuccessQueries.Success;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales-reports")
class SalesReportController {

    private static final int DEFAULT_MONTHS = 24;
    private static final int MAX_MONTHS = 120;

    private final SalesQueries sales;
    private final MarginQueries margins;
    private final SuccessQueries success;
    private final CustomerRecapQueries recaps;
    private final CrossSellQueries crossSell;
    private final SalespersonQueries salespeople;
    private final CompanyDayQueries days;
    private final Clock clock;

    SalesReportController(
            SalesQueries sales,
            MarginQueries margins,
            SuccessQueries success,
            CustomerRecapQueries recaps,
            CrossSellQueries crossSell,
            SalespersonQueries salespeople,
            CompanyDayQueries days,
            Clock clock) {
        this.sales = sales;
        this.margins = margins;
        this.success = success;
        this.recaps = recaps;
        this.crossSell = crossSell;
        this.salespeople = salespeople;
        this.days = days;
        this.clock = clock;
    }

    /// Sales of a span, beside those of another one when both `compareFrom` and `compareTo` are given.
    @GetMapping("/sales")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    SalesResponse sales(
            @RequestParam SalesDimension by,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable LocalDate compareFrom,
            @RequestParam(required = false) @Nullable LocalDate compareTo,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var sight = Sight.of(caller);
        var span = span(caller, from, asOf, knownAt);
        var page = sales.by(
                caller.companyId(),
                sight,
                by,
                span,
                compared(span, compareFrom, compareTo),
                PageRequest.of(limit, cursor, by, from, asOf, knownAt, compareFrom, compareTo));
        return new SalesResponse(
                by,
                span.from(),
                span.to(),
                span.knownAt(),
                sales.totals(caller.companyId(), sight, span),
                page.items().stream().map(ComparedFigure::of).toList(),
                page.next());
    }

    /// What is left of sales after the standard cost of what was sold. The invoices behind a customer are at
    /// `/customer-recap/documents`.
    @GetMapping("/margins")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, OPERATOR},
            scope = "sales:read")
    MarginResponse margins(
            @RequestParam SalesDimension by,
            @RequestParam(defaultValue = "MARGIN") MarginRank rank,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable LocalDate compareFrom,
            @RequestParam(required = false) @Nullable LocalDate compareTo,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var span = span(caller, from, asOf, knownAt);
        var before = compared(span, compareFrom, compareTo);
        if (rank == MarginRank.GROWTH && before == null) {
            throw new InvalidSpan("compareFrom", "says against what it should have grown");
        }
        var page = margins.by(
                caller.companyId(),
                Sight.of(caller),
                by,
                rank,
                span,
                before,
                PageRequest.of(limit, cursor, by, rank, from, asOf, knownAt, compareFrom, compareTo));
        return new MarginResponse(by, span.from(), span.to(), span.knownAt(), page.items(), page.next());
    }

    /// Monthly series up to the last complete month, with a test for a trend.
    @GetMapping("/trends")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    TrendResponse trends(
            @RequestParam SalesDimension by,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable Integer months,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            Caller caller) {
        int wanted = months == null ? DEFAULT_MONTHS : months;
        if (wanted < 1 || wanted > MAX_MONTHS) {
            throw new InvalidSpan("months", "must be between 1 and " + MAX_MONTHS);
        }
        var last = YearMonth.from((asOf == null ? days.today(caller.companyId()) : asOf).plusDays(1))
                .minusMonths(1);
        var span = new SalesSpan(
                last.minusMonths(wanted - 1L).atDay(1), last.atEndOfMonth(), knownAt == null ? now() : knownAt);
        return new TrendResponse(
                by,
                YearMonth.from(span.from()),
                last,
                span.knownAt(),
                sales.series(caller.companyId(), Sight.of(caller), by, key, span));
    }

    @GetMapping("/success")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<Success> success(
            @RequestParam SuccessDimension by,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Caller caller) {
        var span = span(caller, from, asOf, null);
        return success.success(caller.companyId(), Sight.of(caller), by, span.from(), span.to());
    }

    /// What each salesperson did (calls, meetings) and what came of it.
    @GetMapping("/salespeople")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<Salesperson> salespeople(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            Caller caller) {
        return salespeople.salespeople(caller.companyId(), Sight.of(caller), span(caller, from, asOf, knownAt));
    }

    @GetMapping("/funnel")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<FunnelStage> funnel(
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Caller caller) {
        var span = span(caller, from, asOf, null);
        return success.funnel(caller.companyId(), Sight.of(caller), pipeline, source, span.from(), span.to());
    }

    @GetMapping("/customer-recap")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<CustomerMonth> recap(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            Caller caller) {
        return recaps.recap(caller.companyId(), Sight.of(caller), customerId, span(caller, from, asOf, knownAt));
    }

    /// The invoices and credit notes behind the recap, newest first.
    @GetMapping("/customer-recap/documents")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<RevenueDocument> documents(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return recaps.documents(
                caller.companyId(),
                Sight.of(caller),
                customerId,
                span(caller, from, asOf, knownAt),
                PageRequest.of(limit, cursor, customerId, from, asOf, knownAt));
    }

    @GetMapping("/cross-sell")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<Pair> crossSell(
            @RequestParam(required = false) @Nullable String productCode,
            @RequestParam(required = false) @Nullable Integer fewestBuyers,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            Caller caller) {
        return crossSell.pairs(
                caller.companyId(),
                Sight.of(caller),
                productCode,
                fewestBuyers == null ? 1 : fewestBuyers,
                span(caller, from, asOf, knownAt));
    }

    /// Whom to offer the other product to.
    @GetMapping("/cross-sell/prospects")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<Prospect> prospects(
            @RequestParam String productCode,
            @RequestParam String otherProductCode,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            Caller caller) {
        return crossSell.prospects(
                caller.companyId(), Sight.of(caller), productCode, otherProductCode, span(caller, from, asOf, knownAt));
    }

    private static @Nullable SalesSpan compared(
            SalesSpan span, @Nullable LocalDate compareFrom, @Nullable LocalDate compareTo) {
        if (compareFrom == null && compareTo == null) {
            return null;
        }
        if (compareFrom == null || compareTo == null) {
            throw new InvalidSpan("compareFrom", "and compareTo go together");
        }
        if (compareTo.isBefore(compareFrom)) {
            throw new InvalidSpan("compareTo", "lies before compareFrom");
        }
        return new SalesSpan(compareFrom, compareTo, span.knownAt());
    }

    private SalesSpan span(
            Caller caller, @Nullable LocalDate from, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        var to = asOf == null ? days.today(caller.companyId()) : asOf;
        var start = from == null ? to.withDayOfYear(1) : from;
        if (start.isAfter(to)) {
            throw new InvalidSpan("from", "lies after " + to);
        }
        return new SalesSpan(start, to, knownAt == null ? now() : knownAt);
    }

    private Instant now() {
        return clock.instant();
    }

    record SalesResponse(
            SalesDimension by,
            LocalDate from,
            LocalDate asOf,
            Instant knownAt,
            List<SalesTotal> totals,
            List<ComparedFigure> items,
            @Nullable String next) {}

    /// @param before what it sold in the span that this one is compared with
    /// @param growthPercent against that, none when that is zero
    record ComparedFigure(
            @Nullable String key,
            @Nullable String name,
            long place,
            Money net,
            BigDecimal quantity,
            long orders,
            long customers,
            @Nullable BigDecimal sharePercent,
            @Nullable Money before,
            @Nullable BigDecimal growthPercent) {

        static ComparedFigure of(SalesFigure figure) {
            var past = figure.before();
            var growth = past == null ? null : SalesQueries.percent(figure.net().minus(past), past);
            return new ComparedFigure(
                    figure.key(),
                    figure.name(),
                    figure.place(),
                    figure.net(),
                    figure.quantity(),
                    figure.orders(),
                    figure.customers(),
                    figure.sharePercent(),
                    past,
                    growth);
        }
    }

    record MarginResponse(
            SalesDimension by,
            LocalDate from,
            LocalDate asOf,
            Instant knownAt,
            List<MarginFigure> items,
            @Nullable String next) {}

    record TrendResponse(SalesDimension by, YearMonth from, YearMonth to, Instant knownAt, List<SalesSeries> series) {}
}
