package io.tieout.reconciliation.customerledger;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.companyview.CompanyViewService;
import io.tieout.reconciliation.customerledger.CustomerLedgerResponse.BalanceResponse;
import io.tieout.reconciliation.customerledger.CustomerLedgerResponse.LineResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customer-ledgers")
class CustomerLedgerController {

    private final CustomerLedgerQueries queries;
    private final LedgerReachService reach;
    private final CompanyViewService companies;
    private final Clock clock;

    CustomerLedgerController(
            CustomerLedgerQueries queries, LedgerReachService reach, CompanyViewService companies, Clock clock) {
        this.queries = queries;
        this.reach = reach;
        this.companies = companies;
        this.clock = clock;
    }

    /// What each customer owes and has on account; the sums are the control accounts.
    ///
    /// @param asOf today when absent
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    CustomerLedgersResponse list(
            Caller caller,
            @RequestParam Currency currency,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var company = companies.get(caller.companyId());
        var day = LedgerDays.requireInRange("asOf", asOf == null ? company.today(clock) : asOf);
        var known = KnownAt.before(knownAt, company.timeZone());
        long through = reach.requireComplete(caller.companyId());
        var totals = queries.totals(caller.companyId(), currency, day, known, through);
        return new CustomerLedgersResponse(
                day,
                knownAt,
                through,
                Objects.requireNonNull(totals.get(Control.RECEIVABLE)),
                Objects.requireNonNull(totals.get(Control.ON_ACCOUNT)),
                queries.customers(
                        caller.companyId(),
                        currency,
                        day,
                        known,
                        through,
                        PageRequest.of(limit, cursor, currency, day, knownAt)));
    }

    /// A customer's ledger: opening, lines with their running balance, closing; money on account apart.
    ///
    /// @param from the beginning of the books when absent
    /// @param to the day of the marks when absent
    /// @param asOf the day on which lines are marked: `to` when absent, today when that is, too
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    @GetMapping("/{customerId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    CustomerLedgerResponse get(
            Caller caller,
            @PathVariable UUID customerId,
            @RequestParam Currency currency,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var scope = scope(caller, customerId, currency, from, to, asOf, knownAt);
        var holder = holder(scope);
        var page = PageRequest.of(limit, cursor, customerId, currency, scope.from(), scope.to(), scope.asOf(), knownAt);
        var after = place(page);
        var balances = queries.balances(scope, after);
        var running = new RunningBalances(balances);
        var lines = queries.lines(scope, after, page.limit() + 1).stream()
                .map(line -> LineResponse.from(line, running.after(line)))
                .toList();
        return new CustomerLedgerResponse(
                customerId,
                holder.number(),
                holder.name(),
                scope.from(),
                scope.to(),
                scope.asOf(),
                knownAt,
                scope.throughSequence(),
                BalanceResponse.from(Objects.requireNonNull(balances.get(Control.RECEIVABLE))),
                BalanceResponse.from(Objects.requireNonNull(balances.get(Control.ON_ACCOUNT))),
                Page.of(
                        lines,
                        page,
                        line -> List.of(
                                line.effectiveDate().toString(),
                                Long.toString(line.sequence()),
                                Integer.toString(line.lineNumber()))));
    }

    /// The same as a table of all lines (RFC 4180), with a row for each opening and closing.
    ///
    /// @param from the beginning of the books when absent
    /// @param to the day of the marks when absent
    /// @param asOf the day on which lines are marked: `to` when absent, today when that is, too
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    @GetMapping(path = "/{customerId}", params = "format=csv", produces = CustomerLedgerCsv.MEDIA_TYPE)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    void export(
            Caller caller,
            @PathVariable UUID customerId,
            @RequestParam Currency currency,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            HttpServletResponse response)
            throws IOException {
        var scope = scope(caller, customerId, currency, from, to, asOf, knownAt);
        holder(scope);
        response.setContentType(CustomerLedgerCsv.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer-ledger-" + customerId + ".csv\"");
        new CustomerLedgerCsv(queries, scope).write(response.getWriter());
    }

    private LedgerScope scope(
            Caller caller,
            UUID customerId,
            Currency currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate asOf,
            @Nullable String knownAt) {
        var company = companies.get(caller.companyId());
        var days = LedgerDays.of(from, to, asOf, company.today(clock));
        return new LedgerScope(
                caller.companyId(),
                customerId,
                currency,
                days.from(),
                days.to(),
                days.asOf(),
                KnownAt.before(knownAt, company.timeZone()),
                reach.requireComplete(caller.companyId()));
    }

    private CustomerLedgerQueries.Holder holder(LedgerScope scope) {
        return queries.holder(scope.companyId(), scope.customerId())
                .orElseThrow(() -> new CustomerUnknown(scope.customerId()));
    }

    private static LedgerLine.@Nullable Place place(PageRequest page) {
        return page.isFirst()
                ? null
                : new LedgerLine.Place(
                        LocalDate.parse(page.after().get(0)),
                        Long.parseLong(page.after().get(1)),
                        Integer.parseInt(page.after().get(2)));
    }
}
