package io.tieout.ledger.payable;

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

/// The limit is the administrator's, who cannot post; the bills are the accountants', who cannot set it.
@RestController
@RequestMapping("/api/v1/bill-policy")
class BillPolicyController {

    private final BillService bills;

    BillPolicyController(BillService bills) {
        this.bills = bills;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<BillPolicyResponse> get(Caller caller) {
        return answer(caller);
    }

    /// Counts for bills that are posted from now on.
    @PutMapping
    @Access(roles = Role.ADMIN, scope = "ledger:write")
    ResponseEntity<BillPolicyResponse> set(
            Caller caller,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SetBillPolicyRequest request) {
        bills.setPolicy(caller.companyId(), request.aloneUpTo(), EntityTag.required(ifMatch), caller.id());
        return answer(caller);
    }

    private ResponseEntity<BillPolicyResponse> answer(Caller caller) {
        var policy = bills.policy(caller.companyId());
        return ResponseEntity.ok().eTag(EntityTag.of(policy.version())).body(BillPolicyResponse.from(policy));
    }
}
