package io.tieout.ledger.insight;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.insight.CollectionQueries.InvoiceFilter;
import io.tieout.ledger.insight.PaymentQueries.PaidFilter;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// All reports take `asOf`, today when absent, and `knownAt`: an instant, or a day at whose end, where the company is.
@RestController
@RequestMapping("/api/v1/reports")
class InsightController {

    private static final int QUARTER_DAYS = 90;

    private final CompanyService companies;
    private final InsightService insight;
    private final CollectionQueries collections;
    private final KeptBehaviourQueries kept;
    private final Clock clock;

    InsightController(
            CompanyService companies,
            InsightService insight,
            CollectionQueries collections,
            KeptBehaviourQueries kept,
            Clock clock) {
        this.companies = companies;
        this.insight = insight;
        this.collections = collections;
        this.kept = kept;
        this.clock = clock;
    }

    /// What each figure of these reports means.
    @GetMapping("/insight-definitions")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    Map<String, String> definitions() {
        return Definitions.all();
    }

    /// How customers paid, or one of them.
    ///
    /// @param from the first day on which an invoice may have been paid; a year up to the last day when absent
    @GetMapping("/payment-behaviour")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    PaymentBehaviourResponse behaviour(
            Caller caller,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt) {
        var window = window(caller, from, asOf, knownAt, InsightService.YEAR_DAYS);
        return new PaymentBehaviourResponse(
                window.from(),
                window.asOf(),
                knownAt,
                customerId,
                insight.behaviour(caller.companyId(), customerId, window),
                Definitions.of(Definitions.BEHAVIOUR));
    }

    /// The invoices behind it, the latest payment first.
    @GetMapping("/payment-behaviour/invoices")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    Page<PaidInvoiceResponse> paidInvoices(
            Caller caller,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable Currency currency,
            @RequestParam @Nullable Boolean late,
            @RequestParam @Nullable Boolean disputed,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var window = window(caller, from, asOf, knownAt, InsightService.YEAR_DAYS);
        var filter = new PaidFilter(customerId, code(currency), late, disputed);
        return insight.paidInvoices(caller.companyId(), filter, window, PageRequest.of(limit, cursor, filter, window));
    }

    /// How each customer paid in the last year, as it was last told to others: a job follows the payments.
    @GetMapping("/payment-behaviour/customers")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    Page<KeptBehaviourResponse> customers(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return kept.list(caller.companyId(), PageRequest.of(limit, cursor));
    }

    /// How fast what is sold comes in.
    ///
    /// @param from the first day of sales; ninety days up to the last one when absent
    @GetMapping("/collections")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    CollectionsResponse collections(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt) {
        return insight.collections(caller.companyId(), window(caller, from, asOf, knownAt, QUARTER_DAYS));
    }

    /// The invoices behind it.
    @GetMapping("/collections/invoices")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    Page<CollectionInvoiceResponse> collectionInvoices(
            Caller caller,
            @RequestParam CollectionMeasure measure,
            @RequestParam @Nullable Currency currency,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var window = window(caller, from, asOf, knownAt, QUARTER_DAYS);
        var filter = new InvoiceFilter(measure, code(currency), customerId);
        return collections.invoices(caller.companyId(), filter, window, PageRequest.of(limit, cursor, filter, window));
    }

    /// What will probably not be paid, by age.
    @GetMapping("/expected-loss")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    ExpectedLossResponse expectedLoss(
            Caller caller, @RequestParam @Nullable LocalDate asOf, @RequestParam @Nullable String knownAt) {
        return insight.expectedLoss(
                companies.get(caller.companyId()), window(caller, null, asOf, knownAt, InsightService.YEAR_DAYS));
    }

    /// The customers with the most to lose first.
    @GetMapping("/risk-list")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    Page<RiskResponse> riskList(
            Caller caller,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var window = window(caller, null, asOf, knownAt, InsightService.YEAR_DAYS);
        return insight.riskList(companies.get(caller.companyId()), window, PageRequest.of(limit, cursor, window));
    }

    private Window window(
            Caller caller,
            @Nullable LocalDate from,
            @Nullable LocalDate asOf,
            @Nullable String knownAt,
            int standardDays) {
        Company company = companies.get(caller.companyId());
        var last = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var known = KnownAt.parse(knownAt, company.timeZone()).orElse(KnownAt.NOW);
        return from == null
                ? Window.last(standardDays, last, knownAt, known)
                : new Window(requireInRange(from, "from"), last, knownAt, known);
    }

    private static @Nullable String code(@Nullable Currency currency) {
        return currency == null ? null : currency.getCurrencyCode();
    }
}
