package io.tieout.customer.merge;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerMergeService.Wanted;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customer-merges")
class MergeController {

    private final MergeService service;
    private final CustomerMergeRepository merges;

    MergeController(MergeService service, CustomerMergeRepository merges) {
        this.service = service;
        this.merges = merges;
    }

    /// @param dryRun shows what would come of it, and writes nothing
    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, ADMIN},
            scope = "customers:write")
    ResponseEntity<MergeOutcomeResponse> merge(
            @Valid @RequestBody CustomerMergeRequest request,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller) {
        var wanted = new Wanted(
                caller.companyId(),
                new CustomerId(request.survivorId()),
                request.survivorVersion(),
                new CustomerId(request.mergedId()),
                request.mergedVersion(),
                request.choices() == null ? Map.of() : request.choices());
        if (dryRun) {
            return ResponseEntity.ok(service.dryRun(wanted, caller.roles()));
        }
        var merge = service.merge(wanted, request.reason(), caller.id(), caller.roles());
        return ResponseEntity.created(URI.create("/api/v1/customer-merges/" + merge.mergeId()))
                .body(merge);
    }

    /// Newest first.
    ///
    /// @param customerId either side of the merge
    @GetMapping
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<CustomerMergeResponse> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor, String.valueOf(customerId));
        var rows = merges.list(caller.companyId(), customerId, page);
        var shown = Page.of(rows, page, merge -> List.of(Long.toString(merge.place())));
        return new Page<>(
                shown.items().stream().map(CustomerMergeResponse::from).toList(), shown.next());
    }

    @GetMapping("/{mergeId}")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    CustomerMergeResponse get(@PathVariable UUID mergeId, Caller caller) {
        return CustomerMergeResponse.from(service.get(caller.companyId(), mergeId));
    }

    @PostMapping("/{mergeId}/undo")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, ADMIN},
            scope = "customers:write")
    UndoneMergeResponse undo(@PathVariable UUID mergeId, Caller caller) {
        return service.undo(caller.companyId(), mergeId, caller.id(), caller.roles());
    }
}
