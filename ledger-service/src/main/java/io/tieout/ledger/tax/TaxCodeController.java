package io.tieout.ledger.tax;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
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
@RequestMapping("/api/v1/tax-codes")
class TaxCodeController {

    private final TaxCodeService taxes;

    TaxCodeController(TaxCodeService taxes) {
        this.taxes = taxes;
    }

    /// @param on only codes with a rate on that day
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    Page<TaxCodeResponse> list(
            Caller caller,
            @RequestParam @Nullable TaxKind kind,
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, kind, on);
        // A company has some dozens: they are read as a whole and cut here.
        var rows = taxes.all(caller.companyId()).stream()
                .filter(code -> kind == null || code.kind() == kind)
                .filter(code -> on == null || code.on(on).isPresent())
                .filter(code ->
                        page.isFirst() || code.code().compareTo(page.after().getFirst()) > 0)
                .limit(page.limit() + 1L)
                .map(TaxCodeResponse::from)
                .toList();
        return Page.of(rows, page, code -> List.of(code.code()));
    }

    @GetMapping("/{code}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<TaxCodeResponse> get(Caller caller, @PathVariable String code) {
        var found = taxes.get(caller.companyId(), code);
        return ResponseEntity.ok().eTag(EntityTag.of(found.version())).body(TaxCodeResponse.from(found));
    }

    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<TaxCodeResponse> create(Caller caller, @Valid @RequestBody CreateTaxCodeRequest request) {
        var code = request.toCode();
        taxes.create(caller.companyId(), code);
        return ResponseEntity.created(URI.create("/api/v1/tax-codes/" + code.code()))
                .eTag(EntityTag.of(code.version()))
                .body(TaxCodeResponse.from(code));
    }

    /// From a day on the tax has another rate; the rate before ends the day before.
    @PostMapping("/{code}/rates")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<TaxCodeResponse> change(
            Caller caller,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TaxRateRequest request) {
        taxes.change(caller.companyId(), code, EntityTag.required(ifMatch), request.toRate());
        return get(caller, code);
    }
}
