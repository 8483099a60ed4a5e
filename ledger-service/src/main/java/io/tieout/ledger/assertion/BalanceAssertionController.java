package io.tieout.ledger.assertion;

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
import java.util.UUID;
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
@RequestMapping("/api/v1/balance-assertions")
class BalanceAssertionController {

    private final BalanceAssertionService assertions;
    private final BalanceAssertionRepository repository;

    BalanceAssertionController(BalanceAssertionService assertions, BalanceAssertionRepository repository) {
        this.assertions = assertions;
        this.repository = repository;
    }

    /// Vouches for a balance. From now on an entry that would change it is refused with `balance-asserted`.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<BalanceAssertionResponse> make(Caller caller, @Valid @RequestBody AssertBalanceRequest request) {
        var made = assertions.make(caller.companyId(), request, caller.id());
        return ResponseEntity.created(
                        URI.create("/api/v1/balance-assertions/" + made.id().value()))
                .eTag(EntityTag.of(made.version()))
                .body(BalanceAssertionResponse.from(made));
    }

    @PostMapping("/{balanceAssertionId}/withdraw")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<BalanceAssertionResponse> withdraw(
            Caller caller,
            @PathVariable BalanceAssertionId balanceAssertionId,
            @Valid @RequestBody WithdrawAssertionRequest request) {
        return answer(assertions.withdraw(caller.companyId(), balanceAssertionId, request.reason(), caller.id()));
    }

    @GetMapping("/{balanceAssertionId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<BalanceAssertionResponse> get(Caller caller, @PathVariable BalanceAssertionId balanceAssertionId) {
        return answer(assertions.get(caller.companyId(), balanceAssertionId));
    }

    /// All that were ever made, withdrawn ones too, in the order in which they were made.
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<BalanceAssertionResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.isFirst() ? null : UUID.fromString(page.after().getFirst());
        var rows = repository.list(caller.companyId(), page.limit() + 1, after).stream()
                .map(BalanceAssertionResponse::from)
                .toList();
        return Page.of(rows, page, assertion -> List.of(assertion.id().value().toString()));
    }

    private static ResponseEntity<BalanceAssertionResponse> answer(BalanceAssertion assertion) {
        return ResponseEntity.ok()
                .eTag(EntityTag.of(assertion.version()))
                .body(BalanceAssertionResponse.from(assertion));
    }
}
