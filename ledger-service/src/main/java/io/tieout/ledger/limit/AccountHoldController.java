package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
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
@RequestMapping("/api/v1/account-holds")
class AccountHoldController {

    private final AccountHoldService holds;
    private final AccountHoldRepository repository;

    AccountHoldController(AccountHoldService holds, AccountHoldRepository repository) {
        this.holds = holds;
        this.repository = repository;
    }

    /// Newest first.
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<HoldResponse> list(
            Caller caller,
            @RequestParam @Nullable AccountCode account,
            @RequestParam @Nullable HoldStatus status,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, account, status);
        var rows = repository.list(caller.companyId(), account, status, page).stream()
                .map(HoldResponse::from)
                .toList();
        return Page.of(rows, page, hold -> List.of(hold.id().value().toString()));
    }

    @GetMapping("/{holdId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    HoldResponse get(Caller caller, @PathVariable HoldId holdId) {
        return HoldResponse.from(holds.get(caller.companyId(), holdId));
    }

    /// Reserves an amount on an account that has a limit.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<HoldResponse> hold(Caller caller, @Valid @RequestBody HoldRequest request) {
        var hold = holds.hold(caller.companyId(), request, caller.id());
        return ResponseEntity.created(
                        URI.create("/api/v1/account-holds/" + hold.id().value()))
                .body(HoldResponse.from(hold));
    }

    @PostMapping("/{holdId}/release")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<HoldResponse> release(
            Caller caller, @PathVariable HoldId holdId, @Valid @RequestBody ReleaseHoldRequest request) {
        var hold = holds.release(caller.companyId(), holdId, request.reason(), caller.id());
        return ResponseEntity.ok(HoldResponse.from(hold));
    }
}
