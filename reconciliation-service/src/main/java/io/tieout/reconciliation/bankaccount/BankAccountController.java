package io.tieout.reconciliation.bankaccount;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.id.Ids;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
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
@RequestMapping("/api/v1/bank-accounts")
class BankAccountController {

    private final BankAccountService accounts;
    private final BankAccountQueries queries;

    BankAccountController(BankAccountService accounts, BankAccountQueries queries) {
        this.accounts = accounts;
        this.queries = queries;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<BankAccountResponse> connect(@Valid @RequestBody ConnectBankAccountRequest request, Caller caller) {
        var account = accounts.connect(BankAccount.connect(
                caller.companyId(),
                Ids.next(),
                request.name(),
                request.iban(),
                request.number(),
                request.currency(),
                request.openingBalance(),
                request.openingDate()));
        return ResponseEntity.created(URI.create("/api/v1/bank-accounts/" + account.bankAccountId()))
                .eTag(EntityTag.of(account.version()))
                .body(BankAccountResponse.from(account));
    }

    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<BankAccountResponse> list(
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor, Caller caller) {
        var page = PageRequest.of(limit, cursor, "bank-accounts");
        var rows = queries.page(caller.companyId(), page).stream()
                .map(BankAccountResponse::from)
                .toList();
        return Page.of(rows, page, row -> List.of(row.bankAccountId().toString()));
    }

    @GetMapping("/{bankAccountId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<BankAccountResponse> get(@PathVariable UUID bankAccountId, Caller caller) {
        var account = queries.find(caller.companyId(), bankAccountId)
                .orElseThrow(() -> new BankAccountNotFound(bankAccountId));
        return ResponseEntity.ok().eTag(EntityTag.of(account.version())).body(BankAccountResponse.from(account));
    }
}
