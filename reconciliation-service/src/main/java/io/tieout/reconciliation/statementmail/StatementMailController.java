package io.tieout.reconciliation.statementmail;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.reconciliation.accountstatement.AccountStatementQueries;
import io.tieout.reconciliation.accountstatement.StatementRunQueries;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class StatementMailController {

    private final StatementMailService mails;
    private final StatementMailRepository rows;
    private final AccountStatementQueries statements;
    private final StatementRunQueries runs;
    private final SmtpClient smtp;

    StatementMailController(
            StatementMailService mails,
            StatementMailRepository rows,
            AccountStatementQueries statements,
            StatementRunQueries runs,
            SmtpClient smtp) {
        this.mails = mails;
        this.rows = rows;
        this.statements = statements;
        this.runs = runs;
        this.smtp = smtp;
    }

    /// Sends the statement to its customer, with a link for the answer.
    ///
    /// @param again once more, though it went out before
    @PostMapping("/account-statements/{statementId}/mails")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<StatementMailsResponse> send(
            Caller caller, @PathVariable UUID statementId, @RequestParam(defaultValue = "false") boolean again) {
        requireConfigured();
        mails.request(caller.companyId(), statementId, again, caller.id());
        return ResponseEntity.accepted().body(list(caller, statementId));
    }

    /// The mails with this statement, and what became of them.
    @GetMapping("/account-statements/{statementId}/mails")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    StatementMailsResponse list(Caller caller, @PathVariable UUID statementId) {
        statements.get(caller.companyId(), statementId);
        return new StatementMailsResponse(rows.ofStatement(caller.companyId(), statementId));
    }

    /// Sends all statements of a run that are not answered and did not go out yet.
    @PostMapping("/account-statement-runs/{runId}/mails")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<RunMailsResponse> sendRun(Caller caller, @PathVariable UUID runId) {
        requireConfigured();
        mails.requestRun(caller.companyId(), runId, caller.id());
        return ResponseEntity.accepted().body(rows.ofRun(caller.companyId(), runId));
    }

    /// How far the mails of a run are.
    @GetMapping("/account-statement-runs/{runId}/mails")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    RunMailsResponse listRun(Caller caller, @PathVariable UUID runId) {
        runs.requireKnown(caller.companyId(), runId);
        return rows.ofRun(caller.companyId(), runId);
    }

    private void requireConfigured() {
        if (!smtp.isConfigured()) {
            throw new MailNotConfigured();
        }
    }
}
