package io.tieout.ledger.refund;

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
@RequestMapping("/api/v1/refunds")
class RefundController {

    private final RefundService refunds;
    private final RefundQueries queries;

    RefundController(RefundService refunds, RefundQueries queries) {
        this.refunds = refunds;
        this.queries = queries;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<RefundResponse> list(
            Caller caller,
            @RequestParam @Nullable RefundStatus status,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), status, customerId, PageRequest.of(limit, cursor, status, customerId));
    }

    @GetMapping("/{refundId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<RefundResponse> get(Caller caller, @PathVariable RefundId refundId) {
        return ok(caller, refundId);
    }

    /// Asks for a refund; another person has to approve it.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RefundResponse> request(Caller caller, @Valid @RequestBody RequestRefundRequest request) {
        requireInRange(request.refundDate(), "/refundDate");
        var id = refunds.request(request, caller.companyId(), caller.id());
        var refund = queries.get(caller.companyId(), id);
        return ResponseEntity.created(URI.create("/api/v1/refunds/" + id.value()))
                .eTag(EntityTag.of(refund.version()))
                .body(refund);
    }

    /// Numbers and posts the refund. Only by another person than the one who asked for it.
    @PostMapping("/{refundId}/approve")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RefundResponse> approve(
            Caller caller,
            @PathVariable RefundId refundId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DecideRefundRequest request) {
        refunds.approve(caller.companyId(), refundId, EntityTag.required(ifMatch), request.reason(), caller.id());
        return ok(caller, refundId);
    }

    /// Rejects the refund, or withdraws it.
    @PostMapping("/{refundId}/reject")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RefundResponse> reject(
            Caller caller,
            @PathVariable RefundId refundId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DecideRefundRequest request) {
        refunds.reject(caller.companyId(), refundId, EntityTag.required(ifMatch), request.reason(), caller.id());
        return ok(caller, refundId);
    }

    private ResponseEntity<RefundResponse> ok(Caller caller, RefundId id) {
        var refund = queries.get(caller.companyId(), id);
        return ResponseEntity.ok().eTag(EntityTag.of(refund.version())).body(refund);
    }
}
