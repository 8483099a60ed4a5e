package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.sales.deal.DealRuleRepository.RuleRunResponse;
import io.tieout.sales.deal.DealRuleRepository.TaskResponse;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the rules of a pipeline did for a deal, and what is to be done about it.
@RestController
@RequestMapping("/api/v1/deals/{dealId}")
class DealRuleController {

    private final DealService service;
    private final DealQueries queries;
    private final DealRuleRepository rules;

    DealRuleController(DealService service, DealQueries queries, DealRuleRepository rules) {
        this.service = service;
        this.queries = queries;
        this.rules = rules;
    }

    @GetMapping("/tasks")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<TaskResponse> tasks(@PathVariable DealId dealId, Caller caller) {
        var deal = queries.get(caller.companyId(), dealId, Sight.of(caller));
        return new Page<>(rules.tasks(caller.companyId(), deal.id()), null);
    }

    @PostMapping("/tasks/{taskId}/done")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Page<TaskResponse>> done(@PathVariable DealId dealId, @PathVariable UUID taskId, Caller caller) {
        var deal = queries.get(caller.companyId(), dealId, Sight.of(caller));
        service.finishTask(deal, taskId, caller.id());
        return ResponseEntity.ok(new Page<>(rules.tasks(caller.companyId(), deal.id()), null));
    }

    @GetMapping("/rule-runs")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<RuleRunResponse> ruleRuns(@PathVariable DealId dealId, Caller caller) {
        var deal = queries.get(caller.companyId(), dealId, Sight.of(caller));
        return new Page<>(rules.ruleRuns(caller.companyId(), deal.id()), null);
    }

    /// What the customer holds against the deal, in the stage in which it is.
    @PostMapping("/objections")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<ObjectionsRequest> object(
            @PathVariable DealId dealId, @Valid @RequestBody ObjectionsRequest request, Caller caller) {
        var deal = queries.get(caller.companyId(), dealId, Sight.of(caller));
        service.noteObjections(deal, request.objections(), caller.id());
        return ResponseEntity.ok(request);
    }

    record ObjectionsRequest(@NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 60) String> objections) {}
}
