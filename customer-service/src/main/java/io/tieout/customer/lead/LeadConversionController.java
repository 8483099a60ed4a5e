package io.tieout.customer.lead;

import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LeadConversionController {

    private final LeadConversionService service;
    private final LeadQueries queries;

    LeadConversionController(LeadConversionService service, LeadQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /// Makes a customer with a contact of the lead; sales opens the deal `dealId` moments later.
    @PostMapping("/api/v1/leads/{leadId}/convert")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER},
            scope = "customers:write")
    ResponseEntity<Lead> convert(
            @PathVariable UUID leadId,
            @Valid @RequestBody ConvertLeadRequest request,
            @RequestParam(defaultValue = "FAIL") LeadController.OnDuplicate onDuplicate,
            Caller caller) {
        service.convert(
                caller.companyId(),
                leadId,
                request,
                onDuplicate == LeadController.OnDuplicate.ALLOW,
                LeadSight.of(caller));
        var lead = queries.get(caller.companyId(), leadId, new LeadSight(true, caller.id()));
        return ResponseEntity.ok().eTag(EntityTag.of(lead.version())).body(lead);
    }
}
