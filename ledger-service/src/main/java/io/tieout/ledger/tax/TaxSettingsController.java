package io.tieout.ledger.tax;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How documents are added up that do not say it themselves.
@RestController
@RequestMapping("/api/v1/tax-settings")
class TaxSettingsController {

    private final TaxCodeService taxes;

    TaxSettingsController(TaxCodeService taxes) {
        this.taxes = taxes;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<TaxSettingsResponse> get(Caller caller) {
        var settings = taxes.settings(caller.companyId());
        return ResponseEntity.ok().eTag(EntityTag.of(settings.version())).body(TaxSettingsResponse.from(settings));
    }

    @PutMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.ADMIN},
            scope = "ledger:write")
    ResponseEntity<TaxSettingsResponse> set(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TaxSettingsRequest request) {
        taxes.setSettings(caller.companyId(), request.toSettings(), EntityTag.required(ifMatch));
        return get(caller);
    }
}
