package io.tieout.ledger.creditnote;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.tax.TaxCodeService;
import io.tieout.paper.PrintLanguage;
import io.tieout.platform.idempotency.Idempotent;
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
@RequestMapping("/api/v1/credit-notes")
class CreditNoteController {

    private final CompanyService companies;
    private final TaxCodeService taxes;
    private final ExchangeRateService rates;
    private final CustomerViewService customers;
    private final CreditNoteService notes;
    private final CreditNoteQueries queries;
    private final Clock clock;

    CreditNoteController(
            CompanyService companies,
            TaxCodeService taxes,
            ExchangeRateService rates,
            CustomerViewService customers,
            CreditNoteService notes,
            CreditNoteQueries queries,
            Clock clock) {
        this.companies = companies;
        this.taxes = taxes;
        this.rates = rates;
        this.customers = customers;
        this.notes = notes;
        this.queries = queries;
        this.clock = clock;
    }

    /// @param unused only those of which something is left
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    Page<CreditNoteSummaryResponse> list(
            Caller caller,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam(defaultValue = "false") boolean unused,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new CreditNoteFilter(customerId, invoiceId, unused);
        return queries.list(caller.companyId(), filter, PageRequest.of(limit, cursor, filter));
    }

    @GetMapping("/{creditNoteId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<CreditNoteResponse> get(Caller caller, @PathVariable CreditNoteId creditNoteId) {
        var found = queries.get(caller.companyId(), creditNoteId);
        return ResponseEntity.ok()
                .eTag(EntityTag.of(found.creditNote().version()))
                .body(found);
    }

    /// The credit note on paper.
    ///
    /// @param language that of the company when absent
    @GetMapping(value = "/{creditNoteId}/printout", produces = MediaType.APPLICATION_PDF_VALUE)
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<byte[]> print(
            Caller caller, @PathVariable CreditNoteId creditNoteId, @RequestParam @Nullable PrintLanguage language) {
        var company = companies.get(caller.companyId());
        var found = queries.get(caller.companyId(), creditNoteId);
        var name = found.creditNote().creditNoteNumber() + ".pdf";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(PrintedCreditNote.of(
                        company,
                        found,
                        queries.invoiceNumber(caller.companyId(), creditNoteId),
                        PrintLanguage.of(language, company.locale())));
    }

    /// Issues and posts a credit note.
    @PostMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<CreditNoteResponse> issue(Caller caller, @Valid @RequestBody IssueCreditNoteRequest request) {
        requireInRange(request.creditNoteDate(), "/creditNoteDate");
        var note = issued(caller, request);
        return ResponseEntity.created(
                        URI.create("/api/v1/credit-notes/" + note.id().value()))
                .eTag(EntityTag.of(note.version()))
                .body(queries.get(caller.companyId(), note.id()));
    }

    private CreditNote issued(Caller caller, IssueCreditNoteRequest request) {
        var invoiceId = request.invoiceId();
        if (invoiceId != null) {
            return notes.credit(
                    caller.companyId(),
                    invoiceId,
                    request.wanted(),
                    request.creditNoteDate(),
                    request.reason(),
                    request.expected(),
                    caller.id());
        }
        var company = companies.get(caller.companyId());
        var draft = request.toDraft(
                company, taxes.ofCompany(company), currency -> rates.increment(company.id(), currency), caller.id());
        customers.requireKnown(company.id(), draft.customerId());
        return notes.issue(draft, request.expected());
    }

    /// Settles an invoice of the same customer with a part of the credit note. Posts nothing, unless they are in
    /// another currency: then what they stand at.
    @PostMapping("/{creditNoteId}/allocations")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<CreditNoteResponse> allocate(
            Caller caller,
            @PathVariable CreditNoteId creditNoteId,
            @Valid @RequestBody AllocateCreditNoteRequest request) {
        var id = notes.allocate(
                caller.companyId(),
                creditNoteId,
                request.invoiceId(),
                request.amount(),
                dayOrToday(caller, request.effectiveDate()));
        return created(caller, creditNoteId, id);
    }

    /// Takes an allocation of the credit note back.
    @PostMapping("/{creditNoteId}/allocations/{allocationId}/undo")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<CreditNoteResponse> undo(
            Caller caller,
            @PathVariable CreditNoteId creditNoteId,
            @PathVariable AllocationId allocationId,
            @Valid @RequestBody UndoCreditAllocationRequest request) {
        var id =
                notes.undo(caller.companyId(), creditNoteId, allocationId, dayOrToday(caller, request.effectiveDate()));
        return created(caller, creditNoteId, id);
    }

    private ResponseEntity<CreditNoteResponse> created(Caller caller, CreditNoteId creditNoteId, AllocationId id) {
        var note = queries.get(caller.companyId(), creditNoteId);
        return ResponseEntity.created(URI.create("/api/v1/allocations/" + id.value()))
                .eTag(EntityTag.of(note.creditNote().version()))
                .body(note);
    }

    private LocalDate dayOrToday(Caller caller, @Nullable LocalDate day) {
        return day != null
                ? requireInRange(day, "/effectiveDate")
                : companies.get(caller.companyId()).today(clock);
    }
}
