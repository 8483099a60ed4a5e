package io.tieout.ledger.postingrule;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/posting-rules")
class PostingRuleController {

    private final PostingRuleService rules;
    private final PostingRuleRepository stored;

    PostingRuleController(PostingRuleService rules, PostingRuleRepository stored) {
        this.rules = rules;
        this.stored = stored;
    }

    /// The rules as they stand; of a company that has none, an empty set of version 0.
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<PostingRulesResponse> get(Caller caller) {
        return PostingRulesResponse.shown(rules.current(caller.companyId()));
    }

    /// Replaces the rules by others, from now on. What was posted stays as it is.
    @PutMapping
    @Access(roles = Role.ACCOUNTANT)
    ResponseEntity<PostingRulesResponse> save(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SavePostingRulesRequest request) {
        return PostingRulesResponse.shown(rules.save(
                caller.companyId(),
                request.rules().stream().map(RuleRequest::toRule).toList(),
                request.reason(),
                EntityTag.required(ifMatch),
                caller.id()));
    }

    /// Who saved rules when, and why, newest first.
    @GetMapping("/versions")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<PostingRulesVersionResponse> versions(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        long before =
                page.isFirst() ? Long.MAX_VALUE : Long.parseLong(page.after().getFirst());
        return Page.of(
                stored.versions(caller.companyId(), before, page.limit() + 1),
                page,
                version -> List.of(Long.toString(version.version())));
    }

    @GetMapping("/versions/{version}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<PostingRulesResponse> version(Caller caller, @PathVariable long version) {
        return PostingRulesResponse.shown(rules.get(caller.companyId(), version));
    }
}
