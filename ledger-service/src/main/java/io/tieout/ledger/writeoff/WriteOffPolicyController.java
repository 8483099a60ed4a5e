package io.tieout.ledger.writeoff;

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

/// The limits are the administrator's, who cannot post; the write-offs are the accountants', who cannot set limits.
@RestController
@RequestMapping("/api/v1/write-off-policy")
class WriteOffPolicyController {

    private final WriteOffService writeOffs;

    WriteOffPolicyController(WriteOffService writeOffs) {
        this.writeOffs = writeOffs;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<WriteOffPolicyResponse> get(Caller caller) {
        return answer(caller);
    }

    @PutMapping
    @Access(roles = Role.ADMIN, scope = "ledger:write")
    ResponseEntity<WriteOffPolicyResponse> set(
            Caller caller,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WriteOffPolicyRequest request) {
        writeOffs.setPolicy(
                caller.companyId(), request.aloneUpTo(), request.atMost(), EntityTag.required(ifMatch), caller.id());
        return answer(caller);
    }

    private ResponseEntity<WriteOffPolicyResponse> answer(Caller caller) {
        var policy = writeOffs.policy(caller.companyId());
        return ResponseEntity.ok().eTag(EntityTag.of(policy.version())).body(WriteOffPolicyResponse.from(policy));
    }
}
