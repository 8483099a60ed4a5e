package io.tieout.reconciliation.bankstatement;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/bank-lines")
class BankLineController {

    private final BankLineQueries lines;

    BankLineController(BankLineQueries lines) {
        this.lines = lines;
    }

    /// Newest booking date first.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<BankLineResponse> list(
            @RequestParam @Nullable UUID bankAccountId,
            @RequestParam @Nullable UUID statementId,
            @RequestParam @Nullable BankLineState state,
            @RequestParam @Nullable MatchState matchState,
            @RequestParam @Nullable LineOutcome outcome,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        var filter = new BankLineFilter(bankAccountId, statementId, state, matchState, outcome, from, to);
        var page = PageRequest.of(limit, cursor, "bank-lines", filter);
        var rows = lines.page(caller.companyId(), filter, page).stream()
                .map(BankLineResponse::from)
                .toList();
        return Page.of(
                rows,
                page,
                row -> List.of(row.bookingDate().toString(), row.lineId().toString()));
    }

    @GetMapping("/{lineId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    BankLineResponse get(@PathVariable UUID lineId, Caller caller) {
        return lines.find(caller.companyId(), lineId)
                .map(BankLineResponse::from)
                .orElseThrow(() -> new BankLineNotFound(lineId));
    }
}
