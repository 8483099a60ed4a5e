package io.tieout.ledger.currency;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/exchange-rates")
class ExchangeRateController {

    private final ExchangeRateService rates;
    private final ExchangeRateRepository rows;
    private final CompanyService companies;
    private final Clock clock;

    ExchangeRateController(
            ExchangeRateService rates, ExchangeRateRepository rows, CompanyService companies, Clock clock) {
        this.rates = rates;
        this.rows = rows;
        this.companies = companies;
        this.clock = clock;
    }

    /// @param from first day
    /// @param to last day
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<ExchangeRateResponse> list(
            Caller caller,
            @RequestParam @Nullable String baseCurrency,
            @RequestParam @Nullable String quoteCurrency,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new RateFilter(
                baseCurrency,
                quoteCurrency,
                source,
                from == null ? null : requireInRange(from, "from"),
                to == null ? null : requireInRange(to, "to"));
        var found = rows.list(caller.companyId(), filter, PageRequest.of(limit, cursor, filter));
        return new Page<>(found.items().stream().map(ExchangeRateResponse::from).toList(), found.next());
    }

    /// The rate that the books use on a day: the latest on or before it that is not too old.
    ///
    /// @param quoteCurrency the company's own when absent
    /// @param date today when absent
    @GetMapping("/in-force")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    RateInForceResponse inForce(
            Caller caller,
            @RequestParam String baseCurrency,
            @RequestParam @Nullable String quoteCurrency,
            @RequestParam @Nullable LocalDate date) {
        var company = companies.get(caller.companyId());
        var base = Money.ofMinor(0, baseCurrency).currency();
        var quote = quoteCurrency == null
                ? company.baseCurrency()
                : Money.ofMinor(0, quoteCurrency).currency();
        if (base.equals(quote)) {
            throw new ExchangeRateOfItself(base, "quoteCurrency");
        }
        var day = requireInRange(date == null ? company.today(clock) : date, "date");
        var found = rates.get(company.id(), base, quote, day, "baseCurrency");
        return new RateInForceResponse(
                base, quote, day, found.rate(), found.quotedOn(), found.source(), found.inverse());
    }

    @GetMapping("/{exchangeRateId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<ExchangeRateResponse> get(Caller caller, @PathVariable ExchangeRateId exchangeRateId) {
        var versions = rows.versions(caller.companyId(), exchangeRateId);
        if (versions.isEmpty()) {
            throw new ExchangeRateUnknown(exchangeRateId);
        }
        return ResponseEntity.ok()
                .eTag(EntityTag.of(versions.getFirst().version()))
                .body(ExchangeRateResponse.from(versions));
    }

    /// Records what a source quotes for a day; the same quotation again changes nothing. A correction needs `If-Match`;
    /// what was posted keeps the rate it was posted at.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<ExchangeRateResponse> record(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RecordExchangeRateRequest request) {
        requireInRange(request.date(), "/date");
        var rate = rates.record(caller.companyId(), request, ifMatch, caller.id());
        return ResponseEntity.created(
                        URI.create("/api/v1/exchange-rates/" + rate.id().value()))
                .eTag(EntityTag.of(rate.version()))
                .body(ExchangeRateResponse.from(rate));
    }
}
