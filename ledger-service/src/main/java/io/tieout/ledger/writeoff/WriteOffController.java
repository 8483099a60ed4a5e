package io.tieout.ledger.writeoff;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
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
@RequestMapping("/api/v1/write-offs")
class WriteOffController {

    private final WriteOffService writeOffs;
    private final WriteOffQueries queries;

    WriteOffController(WriteOffService writeOffs, WriteOffQueries queries) {
        this.writeOffs = writeOffs;
        this.queries = queries;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<WriteOffResponse> list(
            Caller caller,
            @RequestParam @Nullable WriteOffStatus status,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), status, invoiceId, PageRequest.of(limit, cursor, status, invoiceId));
    }

    @GetMapping("/{writeOffId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<WriteOffResponse> get(Caller caller, @PathVariable WriteOffId writeOffId) {
        return ok(caller, writeOffId);
    }

    /// Gives up a part of an invoice: posted at once where the policy lets one person do it, else requested.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<WriteOffResponse> writeOff(Caller caller, @Valid @RequestBody WriteOffRequest request) {
        requireInRange(request.effectiveDate(), "/effectiveDate");
        var id = writeOffs.request(caller.companyId(), request.wanted(), caller.id());
        return created(caller, id);
    }

    /// Posts the write-off. Only by another person than the one who asked for it.
    @PostMapping("/{writeOffId}/approve")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<WriteOffResponse> approve(
            Caller caller,
            @PathVariable WriteOffId writeOffId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DecideWriteOffRequest request) {
        writeOffs.approve(caller.companyId(), writeOffId, EntityTag.required(ifMatch), request.reason(), caller.id());
        return ok(caller, writeOffId);
    }

    /// Rejects the write-off, or withdraws it.
    @PostMapping("/{writeOffId}/reject")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<WriteOffResponse> reject(
            Caller caller,
            @PathVariable WriteOffId writeOffId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DecideWriteOffRequest request) {
        writeOffs.reject(caller.companyId(), writeOffId, EntityTag.required(ifMatch), request.reason(), caller.id());
        return ok(caller, writeOffId);
    }

    /// Makes a part of the debt owed again, because it will be paid after all. Its payment is matched like any other.
    @PostMapping("/{writeOffId}/recoveries")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<WriteOffResponse> recover(
            Caller caller, @PathVariable WriteOffId writeOffId, @Valid @RequestBody RecoverRequest request) {
        writeOffs.recover(
                caller.companyId(),
                writeOffId,
                request.amount(),
                requireInRange(request.effectiveDate(), "/effectiveDate"),
                request.reason(),
                caller.id());
        return created(caller, writeOffId);
    }

    private ResponseEntity<WriteOffResponse> created(Caller caller, WriteOffId id) {
        var writeOff = queries.get(caller.companyId(), id);
        return ResponseEntity.created(URI.create("/api/v1/write-offs/" + id.value()))
                .eTag(EntityTag.of(writeOff.version()))
                .body(writeOff);
    }

    private ResponseEntity<WriteOffResponse> ok(Caller caller, WriteOffId id) {
        var writeOff = queries.get(caller.companyId(), id);
        return ResponseEntity.ok().eTag(EntityTag.of(writeOff.version())).body(writeOff);
    }
}
