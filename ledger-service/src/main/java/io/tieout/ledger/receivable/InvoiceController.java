package io.tieout.ledger.receivable;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.customerview.CustomerArrivalService;
import io.tieout.paper.PrintLanguage;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invoices")
class InvoiceController {

    private final CompanyService companies;
    private final CustomerArrivalService arrivals;
    private final InvoiceIssuingController issuing;
    private final InvoiceQueries queries;
    private final Clock clock;

    InvoiceController(
            CompanyService companies,
            CustomerArrivalService arrivals,
            InvoiceIssuingController issuing,
            InvoiceQueries queries,
            Clock clock) {
        this.companies = companies;
        this.arrivals = arrivals;
        this.issuing = issuing;
        this.queries = queries;
        this.clock = clock;
    }

    /// @param overdue only unpaid invoices that were due before `asOf`
    /// @param asOf today when absent
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    Page<InvoiceSummaryResponse> list(
            Caller caller,
            @RequestParam @Nullable SettlementStatus status,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable String externalNumber,
            @RequestParam @Nullable UUID orderId,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var dueBefore = overdue ? requireInRange(asOf == null ? today(caller) : asOf, "asOf") : null;
        var filter = new InvoiceFilter(status, customerId, externalNumber, orderId, dueBefore);
        return queries.list(caller.companyId(), filter, PageRequest.of(limit, cursor, filter));
    }

    @GetMapping("/{invoiceId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<InvoiceResponse> get(Caller caller, @PathVariable InvoiceId invoiceId) {
        var found = queries.get(caller.companyId(), invoiceId);
        return ResponseEntity.ok().eTag(EntityTag.of(found.invoice().version())).body(found);
    }

    /// The invoice on paper.
    ///
    /// @param language that of the company when absent
    @GetMapping(value = "/{invoiceId}/printout", produces = MediaType.APPLICATION_PDF_VALUE)
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<byte[]> print(
            Caller caller, @PathVariable InvoiceId invoiceId, @RequestParam @Nullable PrintLanguage language) {
        var company = companies.get(caller.companyId());
        var found = queries.get(caller.companyId(), invoiceId);
        var name = found.invoice().invoiceNumber() + ".pdf";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(PrintedInvoice.of(company, found, PrintLanguage.of(language, company.locale())));
    }

    /// Issues and posts an invoice: 201, or 200 when the external number came before with the same content.
    @PostMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            required = true,
            description = "New for each intent, the same for each retry",
            schema = @Schema(type = "string", minLength = 1, maxLength = 200))
    ResponseEntity<InvoiceResponse> issue(Caller caller, @Valid @RequestBody IssueInvoiceRequest request) {
        arrivals.awaitBriefly(caller.companyId(), request.customerId());
        return issuing.issue(caller, request);
    }

    private LocalDate today(Caller caller) {
        return companies.get(caller.companyId()).today(clock);
    }
}
