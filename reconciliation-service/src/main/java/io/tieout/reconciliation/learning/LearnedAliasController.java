package io.tieout.reconciliation.learning;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.matching.AliasKind;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/learned-aliases")
class LearnedAliasController {

    private final LearnedAliasService aliases;
    private final LearnedAliasQueries queries;

    LearnedAliasController(LearnedAliasService aliases, LearnedAliasQueries queries) {
        this.aliases = aliases;
        this.queries = queries;
    }

    /// The last one learned first; with `forgotten`, those that were forgotten.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<LearnedAliasResponse> list(
            Caller caller,
            @RequestParam @Nullable AliasKind kind,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable String key,
            @RequestParam(defaultValue = "false") boolean forgotten,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new LearnedAliasFilter(kind, customerId, key, forgotten);
        return queries.list(caller.companyId(), filter, PageRequest.of(limit, cursor, filter));
    }

    @GetMapping("/{aliasId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<LearnedAliasResponse> get(Caller caller, @PathVariable UUID aliasId) {
        return ok(caller, aliasId);
    }

    /// Has an alias forgotten. Matches that rest on it stay as they are.
    @PostMapping("/{aliasId}/forget")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<LearnedAliasResponse> forget(
            Caller caller,
            @PathVariable UUID aliasId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ForgetAliasRequest request) {
        aliases.forget(caller.companyId(), aliasId, EntityTag.required(ifMatch), request.reason(), caller.id());
        return ok(caller, aliasId);
    }

    private ResponseEntity<LearnedAliasResponse> ok(Caller caller, UUID aliasId) {
        var alias = queries.get(caller.companyId(), aliasId);
        return ResponseEntity.ok().eTag(EntityTag.of(alias.version())).body(alias);
    }
}
