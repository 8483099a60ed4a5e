package io.tieout.reconciliation.accountstatement;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.paper.PrintLanguage;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/account-statements")
class AccountStatementController {

    private final AccountStatementService statements;
    private final AccountStatementQueries queries;

    AccountStatementController(AccountStatementService statements, AccountStatementQueries queries) {
        this.statements = statements;
        this.queries = queries;
    }

    /// Issues a statement of account, frozen as everything is known now.
    @PostMapping
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<AccountStatementResponse> issue(Caller caller, @Valid @RequestBody IssueStatementRequest request) {
        var statement = statements.issue(
                caller.companyId(),
                request.customerId(),
                request.currency(),
                request.from(),
                request.to(),
                request.language(),
                caller.id());
        return ResponseEntity.created(URI.create("/api/v1/account-statements/" + statement.statementId()))
                .eTag(EntityTag.of(statement.version()))
                .body(response(statement));
    }

    /// The newest first.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    Page<AccountStatementSummaryResponse> list(
            Caller caller,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable StatementStatus status,
            @RequestParam @Nullable UUID runId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = queries.list(
                caller.companyId(),
                customerId,
                status,
                runId,
                PageRequest.of(limit, cursor, "account-statements", customerId, status, runId));
        return new Page<>(
                page.items().stream().map(AccountStatementSummaryResponse::from).toList(), page.next());
    }

    @GetMapping("/{statementId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<AccountStatementResponse> get(Caller caller, @PathVariable UUID statementId) {
        var statement = queries.get(caller.companyId(), statementId);
        return ResponseEntity.ok().eTag(EntityTag.of(statement.version())).body(response(statement));
    }

    /// The statement on paper.
    ///
    /// @param language the statement's own when absent
    @GetMapping(value = "/{statementId}/printout", produces = MediaType.APPLICATION_PDF_VALUE)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<byte[]> print(
            Caller caller, @PathVariable UUID statementId, @RequestParam @Nullable PrintLanguage language) {
        var content = queries.content(caller.companyId(), statementId);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(content.number() + ".pdf")
                                .build()
                                .toString())
                .body(PrintedStatement.of(content, language == null ? content.language() : language));
    }

    private AccountStatementResponse response(AccountStatement statement) {
        return new AccountStatementResponse(
                AccountStatementSummaryResponse.from(statement),
                queries.content(statement.companyId(), statement.statementId()));
    }
}
