package io.tieout.ledger.account;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.List;
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
@RequestMapping("/api/v1/accounts")
class AccountController {

    private final ChartService chart;
    private final MergePatch patch;

    AccountController(ChartService chart, JsonMapper json, Validator validator) {
        this.chart = chart;
        this.patch = new MergePatch(json, validator);
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<AccountResponse> list(
            Caller caller,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable AccountType type) {
        var page = PageRequest.of(limit, cursor, type);
        // A chart has at most some hundred accounts: it is read as a whole and cut here.
        var rows = chart.all(caller.companyId()).stream()
                .filter(account -> type == null || account.type() == type)
                .filter(account -> page.isFirst()
                        || account.code().value().compareTo(page.after().getFirst()) > 0)
                .limit(page.limit() + 1L)
                .map(AccountResponse::from)
                .toList();
        return Page.of(rows, page, account -> List.of(account.code().value()));
    }

    @GetMapping("/{code}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<AccountResponse> get(Caller caller, @PathVariable AccountCode code) {
        var account = chart.get(caller.companyId(), code);
        return ResponseEntity.ok().eTag(EntityTag.of(account.version())).body(AccountResponse.from(account));
    }

    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<AccountResponse> open(Caller caller, @Valid @RequestBody OpenAccountRequest request) {
        var account = chart.open(caller.companyId(), request.toAccount());
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + account.code()))
                .eTag(EntityTag.of(account.version()))
                .body(AccountResponse.from(account));
    }

    /// Changes name, place in the tree, mapping and active dates; the type only while the account has no lines.
    @PatchMapping(path = "/{code}", consumes = "application/merge-patch+json")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<AccountResponse> change(
            Caller caller,
            @PathVariable AccountCode code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes) {
        long expected = EntityTag.required(ifMatch);
        var before = chart.get(caller.companyId(), code);
        var form = patch.apply(
                ChangeAccountRequest.from(before), before.version(), expected, changes, ChangeAccountRequest.class);
        var after = chart.change(caller.companyId(), before, form.toDetails());
        return ResponseEntity.ok().eTag(EntityTag.of(after.version())).body(AccountResponse.from(after));
    }
}
