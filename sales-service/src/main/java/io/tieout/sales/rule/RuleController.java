package io.tieout.sales.rule;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.id.Ids;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.rule.RuleDryRunService.DryRun;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RuleController {

    private final RuleService service;
    private final RuleDryRunService dryRuns;
    private final RuleRepository rules;

    RuleController(RuleService service, RuleDryRunService dryRuns, RuleRepository rules) {
        this.service = service;
        this.dryRuns = dryRuns;
        this.rules = rules;
    }

    /// For those who see everything: a rule acts on the whole company.
    @PostMapping("/api/v1/sales-rules")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<SalesRule> add(@Valid @RequestBody RuleRequest request, Caller caller) {
        requireEverything(caller);
        var rule = service.add(caller.companyId(), request.toRule(Ids.next(), 1, caller.id(), service.now()));
        return ResponseEntity.created(URI.create("/api/v1/sales-rules/" + rule.ruleId()))
                .eTag(EntityTag.of(rule.version()))
                .body(rule);
    }

    @GetMapping("/api/v1/sales-rules")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<SalesRule> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return rules.list(caller.companyId(), PageRequest.of(limit, cursor));
    }

    @GetMapping("/api/v1/sales-rules/{ruleId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<SalesRule> get(@PathVariable UUID ruleId, Caller caller) {
        var rule = service.get(caller.companyId(), ruleId);
        return ResponseEntity.ok().eTag(EntityTag.of(rule.version())).body(rule);
    }

    /// Newest first.
    @GetMapping("/api/v1/sales-rules/{ruleId}/versions")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<SalesRule> versions(@PathVariable UUID ruleId, Caller caller) {
        service.get(caller.companyId(), ruleId);
        return new Page<>(rules.versions(caller.companyId(), ruleId), null);
    }

    /// Makes a new version, for changes from now on. For those who see everything.
    @PutMapping("/api/v1/sales-rules/{ruleId}")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<SalesRule> replace(
            @PathVariable UUID ruleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RuleRequest request,
            Caller caller) {
        requireEverything(caller);
        long expected = EntityTag.required(ifMatch);
        var rule =
                service.replace(caller.companyId(), request.toRule(ruleId, expected + 1, caller.id(), service.now()));
        return ResponseEntity.ok().eTag(EntityTag.of(rule.version())).body(rule);
    }

    private static void requireEverything(Caller caller) {
        if (!Sight.of(caller).everything()) {
            throw new RuleChangesForbidden();
        }
    }

    /// Which of the documents that the caller sees the rule would fire for, and what would happen. Writes nothing.
    @PostMapping("/api/v1/sales-rules/{ruleId}/dry-run")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:read")
    DryRun dryRun(@PathVariable UUID ruleId, Caller caller) {
        return dryRuns.run(caller.companyId(), ruleId, Sight.of(caller));
    }

    /// What rules did, on which grounds; newest first.
    @GetMapping("/api/v1/sales-rule-firings")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Firing> firings(
            @RequestParam(required = false) @Nullable UUID ruleId,
            @RequestParam(required = false) @Nullable UUID objectId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return rules.firings(
                caller.companyId(),
                Sight.of(caller),
                ruleId,
                objectId,
                PageRequest.of(limit, cursor, ruleId, objectId));
    }
}
