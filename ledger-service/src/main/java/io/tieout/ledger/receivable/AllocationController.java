package io.tieout.ledger.receivable;

import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/allocations")
class AllocationController {

    private final CompanyService companies;
    private final CreditAllocationService allocations;
    private final InvoiceQueries queries;
    private final Clock clock;

    AllocationController(
            CompanyService companies, CreditAllocationService allocations, InvoiceQueries queries, Clock clock) {
        this.companies = companies;
        this.allocations = allocations;
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/{allocationId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    AllocationResponse get(Caller caller, @PathVariable AllocationId allocationId) {
        return queries.allocation(caller.companyId(), allocationId);
    }

    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<AllocationResponse> allocate(Caller caller, @Valid @RequestBody AllocateCreditRequest request) {
        var id = allocations.apply(
                caller.companyId(),
                request.customerCreditId(),
                new InvoiceAmount(request.invoiceId(), request.amount()),
                dayOrToday(caller, request.effectiveDate()),
                caller.id());
        return created(caller, id);
    }

    @PostMapping("/{allocationId}/undo")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<AllocationResponse> undo(
            Caller caller, @PathVariable AllocationId allocationId, @Valid @RequestBody UndoAllocationRequest request) {
        var id = allocations.undo(
                caller.companyId(),
                allocationId,
                dayOrToday(caller, request.effectiveDate()),
                request.reason(),
                caller.id());
        return created(caller, id);
    }

    private ResponseEntity<AllocationResponse> created(Caller caller, AllocationId id) {
        return ResponseEntity.created(URI.create("/api/v1/allocations/" + id.value()))
                .body(queries.allocation(caller.companyId(), id));
    }

    private LocalDate dayOrToday(Caller caller, @Nullable LocalDate day) {
        return day != null ? day : companies.get(caller.companyId()).today(clock);
    }
}
