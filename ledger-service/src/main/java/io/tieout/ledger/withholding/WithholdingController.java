package io.tieout.ledger.withholding;

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
import java.util.List;
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
@RequestMapping("/api/v1/tax-withholdings")
class WithholdingController {

    private final WithholdingService service;
    private final WithholdingRepository withholdings;

    WithholdingController(WithholdingService service, WithholdingRepository withholdings) {
        this.service = service;
        this.withholdings = withholdings;
    }

    /// @param uncertified only those that the customer has not proved yet
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<WithholdingResponse> list(
            Caller caller,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam(defaultValue = "false") boolean uncertified,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, invoiceId, uncertified);
        var rows = withholdings.list(caller.companyId(), invoiceId, uncertified, page).stream()
                .map(WithholdingResponse::from)
                .toList();
        return Page.of(rows, page, row -> List.of(row.taxWithholdingId().value().toString()));
    }

    @GetMapping("/{withholdingId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<WithholdingResponse> get(Caller caller, @PathVariable WithholdingId withholdingId) {
        var found = withholdings
                .find(caller.companyId(), withholdingId)
                .orElseThrow(() -> new WithholdingUnknown(withholdingId));
        return ResponseEntity.ok().eTag(EntityTag.of(found.version())).body(WithholdingResponse.from(found));
    }

    /// Records that a customer kept tax back from an invoice.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<WithholdingResponse> withhold(Caller caller, @Valid @RequestBody WithholdRequest request) {
        requireInRange(request.effectiveDate(), "/effectiveDate");
        var id = service.withhold(caller.companyId(), request, caller.id());
        var shown = get(caller, id);
        return ResponseEntity.created(URI.create("/api/v1/tax-withholdings/" + id.value()))
                .headers(shown.getHeaders())
                .body(shown.getBody());
    }

    /// Records the customer's proof.
    @PostMapping("/{withholdingId}/certify")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<WithholdingResponse> certify(
            Caller caller,
            @PathVariable WithholdingId withholdingId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CertifyRequest request) {
        requireInRange(request.certificateDate(), "/certificateDate");
        service.certify(caller.companyId(), withholdingId, EntityTag.required(ifMatch), request.certificate());
        return get(caller, withholdingId);
    }

    /// The customer owes that part again.
    @PostMapping("/{withholdingId}/undo")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<WithholdingResponse> undo(
            Caller caller,
            @PathVariable WithholdingId withholdingId,
            @Valid @RequestBody TakeBackWithholdingRequest request) {
        requireInRange(request.effectiveDate(), "/effectiveDate");
        service.takeBack(caller.companyId(), withholdingId, request.effectiveDate(), request.reason(), caller.id());
        return get(caller, withholdingId);
    }
}
