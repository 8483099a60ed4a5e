package io.tieout.ledger.account;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private final ChartService chart;

    AccountController(ChartService chart) {
        this.chart = chart;
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
}
