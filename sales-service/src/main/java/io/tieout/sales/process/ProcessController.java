package io.tieout.sales.process;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.sales.team.Sight;
import io.tieout.sales.team.SightQueries;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/processes")
class ProcessController {

    private final ProcessRepository steps;
    private final SightQueries sights;

    ProcessController(ProcessRepository steps, SightQueries sights) {
        this.steps = steps;
        this.sights = sights;
    }

    @GetMapping("/{dealId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ProcessResponse get(@PathVariable UUID dealId, Caller caller) {
        var found = sights.seesDeal(caller.companyId(), dealId, Sight.of(caller))
                ? steps.steps(caller.companyId(), dealId)
                : List.<ProcessStep>of();
        if (found.isEmpty()) {
            throw new ProcessNotFound(dealId);
        }
        return new ProcessResponse(dealId, found);
    }

    record ProcessResponse(UUID dealId, List<ProcessStep> steps) {}
}
