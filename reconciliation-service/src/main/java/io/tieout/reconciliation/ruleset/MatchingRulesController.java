package io.tieout.reconciliation.ruleset;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/matching-rules")
class MatchingRulesController {

    private final MatchingRulesService rules;
    private final MatchingRulesRepository sets;
    private final MergePatch patch;

    MatchingRulesController(
            MatchingRulesService rules, MatchingRulesRepository sets, JsonMapper json, Validator validator) {
        this.rules = rules;
        this.sets = sets;
        this.patch = new MergePatch(json, validator);
    }

    /// The newest first. Without one that is ACTIVE the standard rules are in force.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<MatchingRulesResponse> list(
            Caller caller,
            @RequestParam @Nullable RuleSetStatus status,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, "matching-rules", status);
        int before = page.isFirst()
                ? Integer.MAX_VALUE
                : Integer.parseInt(page.after().getFirst());
        var found = sets.list(caller.companyId(), status, before, page.limit() + 1).stream()
                .map(MatchingRulesResponse::from)
                .toList();
        return Page.of(found, page, set -> List.of(Integer.toString(set.number())));
    }

    @GetMapping("/{matchingRulesId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<MatchingRulesResponse> get(Caller caller, @PathVariable UUID matchingRulesId) {
        return shown(rules.get(caller.companyId(), matchingRulesId));
    }

    /// In what the set differs from another one, or from the standard rules.
    @GetMapping("/{matchingRulesId}/comparison")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    RulesComparisonResponse compare(
            Caller caller, @PathVariable UUID matchingRulesId, @RequestParam @Nullable UUID with) {
        return RulesComparisonResponse.of(
                rules.get(caller.companyId(), matchingRulesId),
                with == null ? null : rules.get(caller.companyId(), with));
    }

    /// Drafts rules. What the request does not name is taken from those in force.
    @PostMapping
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<MatchingRulesResponse> draft(Caller caller, @Valid @RequestBody MatchingRulesRequest request) {
        var set = rules.draft(caller.companyId(), request.reason(), request::over, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/matching-rules/" + set.id()))
                .eTag(EntityTag.of(set.version()))
                .body(MatchingRulesResponse.from(set));
    }

    /// Changes a draft; null sets back to the standard.
    @PatchMapping(path = "/{matchingRulesId}", consumes = "application/merge-patch+json")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<MatchingRulesResponse> change(
            Caller caller,
            @PathVariable UUID matchingRulesId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes) {
        long expected = EntityTag.required(ifMatch);
        var before = rules.get(caller.companyId(), matchingRulesId);
        var form = patch.apply(
                MatchingRulesRequest.from(before), before.version(), expected, changes, MatchingRulesRequest.class);
        return shown(rules.change(
                caller.companyId(),
                matchingRulesId,
                form.reason(),
                form.over(MatchingRules.standard()),
                caller.id(),
                expected));
    }

    /// Brings the draft into force for every line that is decided from now on. Only by a person who wrote nothing of
    /// it.
    @PostMapping("/{matchingRulesId}/activate")
    @Access(roles = ACCOUNTANT)
    @Idempotent
    ResponseEntity<MatchingRulesResponse> activate(
            Caller caller,
            @PathVariable UUID matchingRulesId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return shown(rules.activate(caller.companyId(), matchingRulesId, caller.id(), EntityTag.required(ifMatch)));
    }

    /// Gives a draft up.
    @PostMapping("/{matchingRulesId}/withdraw")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<MatchingRulesResponse> withdraw(
            Caller caller,
            @PathVariable UUID matchingRulesId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return shown(rules.withdraw(caller.companyId(), matchingRulesId, EntityTag.required(ifMatch)));
    }

    private static ResponseEntity<MatchingRulesResponse> shown(RuleSet set) {
        return ResponseEntity.ok().eTag(EntityTag.of(set.version())).body(MatchingRulesResponse.from(set));
    }
}
