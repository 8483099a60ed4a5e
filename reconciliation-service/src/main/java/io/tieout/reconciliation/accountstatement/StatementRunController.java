package io.tieout.reconciliation.accountstatement;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/account-statement-runs")
class StatementRunController {

    private static final int STATEMENTS_A_READ = 100;
    private static final int FAILURES_SHOWN = 100;

    private final StatementRunService runs;
    private final StatementRunQueries queries;
    private final AccountStatementQueries statements;

    StatementRunController(StatementRunService runs, StatementRunQueries queries, AccountStatementQueries statements) {
        this.runs = runs;
        this.queries = queries;
        this.statements = statements;
    }

    /// Begins to issue a statement for each customer with a balance or a movement.
    @PostMapping
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<StatementRunResponse> start(Caller caller, @Valid @RequestBody StartStatementRunRequest request) {
        var run = runs.start(caller.companyId(), request.currency(), request.from(), request.to(), caller.id());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/account-statement-runs/" + run.runId()))
                .body(StatementRunResponse.from(run, List.of()));
    }

    @GetMapping("/{runId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    StatementRunResponse get(Caller caller, @PathVariable UUID runId) {
        return StatementRunResponse.from(
                queries.get(caller.companyId(), runId), queries.failures(caller.companyId(), runId, FAILURES_SHOWN));
    }

    /// All statements of the run on paper, one file for each; written as they are printed.
    @GetMapping(value = "/{runId}/printouts", produces = "application/zip")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    void print(Caller caller, @PathVariable UUID runId, HttpServletResponse response) throws IOException {
        queries.get(caller.companyId(), runId);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"account-statements-" + runId + ".zip\"");
        try (var zip = new ZipOutputStream(response.getOutputStream())) {
            UUID after = null;
            List<AccountStatement> read;
            do {
                read = statements.ofRun(caller.companyId(), runId, after, STATEMENTS_A_READ);
                for (var statement : read) {
                    var content = statements.content(caller.companyId(), statement.statementId());
                    var entry = new ZipEntry(statement.number() + ".pdf");
                    entry.setTime(statement.knownAt().toEpochMilli());
                    zip.putNextEntry(entry);
                    zip.write(PrintedStatement.of(content, content.language()));
                    zip.closeEntry();
                    after = statement.statementId();
                }
            } while (read.size() == STATEMENTS_A_READ);
        }
    }
}
