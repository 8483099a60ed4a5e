package io.tieout.customer.lead;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the company's leads find their owner. A change is a new version.
@RestController
@RequestMapping("/api/v1/lead-policy")
class LeadPolicyController {

    private final LeadService service;
    private final LeadPolicyRepository policies;

    LeadPolicyController(LeadService service, LeadPolicyRepository policies) {
        this.service = service;
        this.policies = policies;
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<LeadPolicy> get(Caller caller) {
        return answer(policies.current(caller.companyId()));
    }

    @PutMapping
    @Access(
            roles = {SALES_MANAGER, ADMIN},
            scope = "customers:write")
    ResponseEntity<LeadPolicy> change(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PolicyRequest request,
            Caller caller) {
        return answer(service.change(caller.companyId(), request.toPolicy(), EntityTag.required(ifMatch), caller.id()));
    }

    private static ResponseEntity<LeadPolicy> answer(VersionedPolicy known) {
        return ResponseEntity.ok().eTag(EntityTag.of(known.version())).body(known.policy());
    }

    record PolicyRequest(
            @NotNull @Size(max = 100) List<@NotNull @Valid RuleRequest> rules,
            @NotNull @Min(1) @Max(10_000) Integer maxOpenLeads,
            @NotNull @Min(1) @Max(3650) Integer recycleAfterDays) {

        LeadPolicy toPolicy() {
            return new LeadPolicy(
                    rules.stream()
                            .map(rule -> new LeadPolicy.Rule(rule.source(), rule.region(), rule.userIds()))
                            .toList(),
                    maxOpenLeads,
                    recycleAfterDays);
        }
    }

    record RuleRequest(
            @Nullable @Size(min = 1, max = 60) String source,
            @Nullable @Size(min = 1, max = 60) String region,
            @NotNull @Size(max = 500) List<@NotNull UUID> userIds) {}
}
