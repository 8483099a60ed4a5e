package io.tieout.reconciliation.discrepancy;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/discrepancy-policy")
class DiscrepancyPolicyController {

    private final DiscrepancyPolicyService policies;
    private final MergePatch patch;

    DiscrepancyPolicyController(DiscrepancyPolicyService policies, JsonMapper json, Validator validator) {
        this.policies = policies;
        this.patch = new MergePatch(json, validator);
    }

    /// Deadlines and reminders of the company, or the standard.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<DiscrepancyPolicyResponse> get(Caller caller) {
        return shown(policies.get(caller.companyId()));
    }

    /// Counts for what is opened from now on. A kind that is set to null has its standard again.
    @PatchMapping(consumes = "application/merge-patch+json")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<DiscrepancyPolicyResponse> change(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes) {
        long expected = EntityTag.required(ifMatch);
        var before = policies.get(caller.companyId());
        var form = patch.apply(
                DiscrepancyPolicyRequest.from(before.policy()),
                before.version(),
                expected,
                changes,
                DiscrepancyPolicyRequest.class);
        return shown(policies.change(caller.companyId(), form.toPolicy(), expected, caller.id()));
    }

    private static ResponseEntity<DiscrepancyPolicyResponse> shown(StoredPolicy stored) {
        return ResponseEntity.ok().eTag(EntityTag.of(stored.version())).body(DiscrepancyPolicyResponse.from(stored));
    }
}
