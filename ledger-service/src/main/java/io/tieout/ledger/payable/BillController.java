package io.tieout.ledger.payable;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.company.CompanyService;
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
@RequestMapping("/api/v1/bills")
class BillController {

    private final CompanyService companies;
    private final BillService bills;
    private final BillAllocationService allocations;
    private final BillQueries queries;
    private final Clock clock;

    BillController(
            CompanyService companies,
            BillService bills,
            BillAllocationService allocations,
            BillQueries queries,
            Clock clock) {
        this.companies = companies;
        this.bills = bills;
        this.allocations = allocations;
        this.queries = queries;
        this.clock = clock;
    }

    /// @param supplierNumber however it is written
    /// @param overdue only those of which something is open and that were due before `asOf`
    /// @param asOf today when absent
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<BillSummaryResponse> list(
            Caller caller,
            @RequestParam @Nullable BillKind kind,
            @RequestParam @Nullable BillStatus status,
            @RequestParam @Nullable BillApproval approval,
            @RequestParam @Nullable UUID supplierId,
            @RequestParam @Nullable String supplierNumber,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var dueBefore = overdue ? requireInRange(asOf == null ? today(caller) : asOf, "asOf") : null;
        var key = supplierNumber == null ? null : new SupplierNumber(supplierNumber).key();
        var filter = new BillFilter(kind, status, approval, supplierId, key, dueBefore);
        return queries.list(caller.companyId(), filter, PageRequest.of(limit, cursor, filter));
    }

    @GetMapping("/{billId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<BillResponse> get(Caller caller, @PathVariable BillId billId) {
        return ok(caller, billId);
    }

    /// Numbers and posts a supplier's bill or credit note.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<BillResponse> post(Caller caller, @Valid @RequestBody PostBillRequest request) {
        requireInRange(request.documentDate(), "/documentDate");
        requireInRange(request.effective(), "/effectiveDate");
        requireInRange(request.due(), "/dueDate");
        if (request.taxPointDate() != null) {
            requireInRange(request.taxPointDate(), "/taxPointDate");
        }
        return created(caller, bills.post(caller.companyId(), request, caller.id()));
    }

    /// Finds the bill right: it may be paid. Only by another person than the one who entered it.
    @PostMapping("/{billId}/approve")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<BillResponse> approve(
            Caller caller,
            @PathVariable BillId billId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ApproveBillRequest request) {
        bills.approve(caller.companyId(), billId, EntityTag.required(ifMatch), request.reason(), caller.id());
        return ok(caller, billId);
    }

    /// Takes a wrong bill back, while nothing of it is paid: its entry is reversed.
    @PostMapping("/{billId}/void")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<BillResponse> takeBack(
            Caller caller,
            @PathVariable BillId billId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody VoidBillRequest request) {
        var date = request.effectiveDate();
        if (date != null) {
            requireInRange(date, "/effectiveDate");
        }
        bills.takeBack(caller.companyId(), billId, EntityTag.required(ifMatch), date, request.reason(), caller.id());
        return ok(caller, billId);
    }

    /// Uses a supplier's credit note, the one in the path, for one of its bills. Answers the credit note.
    @PostMapping("/{billId}/allocations")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<BillResponse> use(
            Caller caller, @PathVariable BillId billId, @Valid @RequestBody UseCreditNoteRequest request) {
        requireInRange(request.effectiveDate(), "/effectiveDate");
        allocations.use(caller.companyId(), billId, request);
        return created(caller, billId);
    }

    /// Takes back what a credit note was used for. What a bank line paid goes with its match.
    @PostMapping("/{billId}/allocations/{allocationId}/undo")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<BillResponse> undo(
            Caller caller,
            @PathVariable BillId billId,
            @PathVariable BillAllocationId allocationId,
            @Valid @RequestBody UndoBillAllocationRequest request) {
        requireInRange(request.effectiveDate(), "/effectiveDate");
        allocations.undo(caller.companyId(), billId, allocationId, request.effectiveDate());
        return ok(caller, billId);
    }

    private ResponseEntity<BillResponse> created(Caller caller, BillId id) {
        var found = queries.get(caller.companyId(), id);
        return ResponseEntity.created(URI.create("/api/v1/bills/" + id.value()))
                .eTag(EntityTag.of(found.bill().version()))
                .body(found);
    }

    private ResponseEntity<BillResponse> ok(Caller caller, BillId id) {
        var found = queries.get(caller.companyId(), id);
        return ResponseEntity.ok().eTag(EntityTag.of(found.bill().version())).body(found);
    }

    private LocalDate today(Caller caller) {
        return companies.get(caller.companyId()).today(clock);
    }
}
