package io.tieout.sales.pipeline;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/lost-reasons")
class LostReasonController {

    private final LostReasonService service;

    LostReasonController(LostReasonService service) {
        this.service = service;
    }

    @PutMapping("/{reasonCode}")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    LostReason put(@PathVariable String reasonCode, @Valid @RequestBody LostReasonRequest request, Caller caller) {
        var reason = new LostReason(
                reasonCode, request.name().strip(), request.kind(), !Boolean.FALSE.equals(request.active()));
        service.put(caller.companyId(), reason);
        return reason;
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<LostReason> list(Caller caller) {
        return new Page<>(service.all(caller.companyId()), null);
    }

    /// @param active can be chosen; so where absent
    record LostReasonRequest(
            @NotBlank @Size(max = 200) String name,
            @NotNull LostReasonKind kind,
            @Nullable Boolean active) {}
}
