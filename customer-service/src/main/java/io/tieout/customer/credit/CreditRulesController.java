package io.tieout.customer.credit;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The company's score card and policy. A change is a new version; the customers are judged anew soon after.
@RestController
class CreditRulesController {

    private final CreditService service;
    private final CreditRulesRepository rules;

    CreditRulesController(CreditService service, CreditRulesRepository rules) {
        this.service = service;
        this.rules = rules;
    }

    @GetMapping("/api/v1/credit-score-card")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<ScoreCardResponse> scoreCard(Caller caller) {
        return card(rules.scoreCard(caller.companyId()));
    }

    @PutMapping("/api/v1/credit-score-card")
    @Access(
            roles = {ACCOUNTANT, ADMIN},
            scope = "customers:write")
    ResponseEntity<ScoreCardResponse> changeScoreCard(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ScoreCardRequest request,
            Caller caller) {
        return card(service.change(
                caller.companyId(), request.toScoreCard(), EntityTag.required(ifMatch), request.reason(), caller.id()));
    }

    @GetMapping("/api/v1/credit-score-card/versions")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<RulesChangeResponse> scoreCardVersions(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor);
        return versions(rules.scoreCardChanges(caller.companyId(), page), page);
    }

    @GetMapping("/api/v1/credit-policy")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<CreditPolicyResponse> policy(Caller caller) {
        return policy(rules.policy(caller.companyId()));
    }

    @PutMapping("/api/v1/credit-policy")
    @Access(
            roles = {ACCOUNTANT, ADMIN},
            scope = "customers:write")
    ResponseEntity<CreditPolicyResponse> changePolicy(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CreditPolicyRequest request,
            Caller caller) {
        return policy(service.change(
                caller.companyId(), request.toPolicy(), EntityTag.required(ifMatch), request.reason(), caller.id()));
    }

    @GetMapping("/api/v1/credit-policy/versions")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<RulesChangeResponse> policyVersions(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor);
        return versions(rules.policyChanges(caller.companyId(), page), page);
    }

    private static ResponseEntity<ScoreCardResponse> card(Versioned<ScoreCard> known) {
        return ResponseEntity.ok().eTag(EntityTag.of(known.version())).body(ScoreCardResponse.from(known));
    }

    private static ResponseEntity<CreditPolicyResponse> policy(Versioned<CreditPolicy> known) {
        return ResponseEntity.ok().eTag(EntityTag.of(known.version())).body(CreditPolicyResponse.from(known));
    }

    private static Page<RulesChangeResponse> versions(List<RulesChangeResponse> rows, PageRequest page) {
        return Page.of(rows, page, row -> List.of(Long.toString(row.version())));
    }
}
