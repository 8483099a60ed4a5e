package io.tieout.customer.duplicate;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
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
@RequestMapping("/api/v1")
class DuplicateController {

    private final DuplicateService service;
    private final DuplicateQueries queries;

    DuplicateController(DuplicateService service, DuplicateQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /// Looks through all customers and people of the company.
    @PostMapping("/duplicate-searches")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, ADMIN},
            scope = "customers:write")
    ResponseEntity<DuplicateSearch> start(Caller caller) {
        var search = service.start(caller.companyId(), caller.id());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/duplicate-searches/" + search.searchId()))
                .body(search);
    }

    @GetMapping("/duplicate-searches/{searchId}")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    DuplicateSearch search(@PathVariable UUID searchId, Caller caller) {
        return service.get(caller.companyId(), searchId);
    }

    /// The most alike first.
    @GetMapping("/duplicate-candidates")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<DuplicateCandidateResponse> candidates(
            @RequestParam(defaultValue = "CUSTOMER") RecordKind kind,
            @RequestParam(defaultValue = "false") boolean dismissed,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return queries.list(caller.companyId(), kind, dismissed, PageRequest.of(limit, cursor, kind, dismissed));
    }

    /// They are two: not shown again until one of them changes in what is compared.
    @PostMapping("/duplicate-candidates/{candidateId}/dismiss")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, ADMIN},
            scope = "customers:write")
    DuplicateCandidateResponse dismiss(
            @PathVariable UUID candidateId, @Valid @RequestBody DismissRequest request, Caller caller) {
        service.dismiss(caller.companyId(), candidateId, request.reason(), caller.id());
        return queries.find(caller.companyId(), candidateId).orElseThrow(() -> new CandidateNotFound(candidateId));
    }
}
