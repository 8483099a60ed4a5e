package io.tieout.ledger.cashbook;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class CashBookController {

    private final CashBookService cashBook;
    private final CashBookRuleService rules;
    private final CashBookRuleRepository stored;

    CashBookController(CashBookService cashBook, CashBookRuleService rules, CashBookRuleRepository stored) {
        this.cashBook = cashBook;
        this.rules = rules;
        this.stored = stored;
    }

    /// Posts an entry for each line: one line in, a balanced entry out.
    @PostMapping("/cash-book-entries")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<CashBookResponse> post(Caller caller, @Valid @RequestBody CashBookRequest request) {
        return ResponseEntity.ok(cashBook.post(caller.companyId(), request, caller.id()));
    }

    @GetMapping("/cash-book-rules")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<CashBookRuleResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.isFirst() ? "" : page.after().getFirst();
        var found = stored.list(caller.companyId(), after, page.limit() + 1).stream()
                .map(CashBookRuleResponse::from)
                .toList();
        return Page.of(found, page, rule -> List.of(rule.rule().value()));
    }

    /// Gives a name a meaning; one that has a meaning already needs `If-Match`.
    @PutMapping("/cash-book-rules/{rule}")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<CashBookRuleResponse> set(
            Caller caller,
            @PathVariable CashBookRuleName rule,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SetCashBookRuleRequest request) {
        return CashBookRuleResponse.shown(
                rules.set(caller.companyId(), rule, request.counterAccount(), ifMatch, caller.id()));
    }
}
