package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StatementRunService {

    private static final int STATEMENTS_A_STEP = 100;

    private final StatementRunRepository runs;
    private final AccountStatementService statements;
    private final Clock clock;

    StatementRunService(StatementRunRepository runs, AccountStatementService statements, Clock clock) {
        this.runs = runs;
        this.statements = statements;
        this.clock = clock;
    }

    StatementRun start(UUID companyId, @Nullable Currency currency, LocalDate from, LocalDate to, UUID requestedBy) {
        var runId = Ids.next();
        var scope = statements.scope(companyId, runId, from, to, requestedBy);
        var run = new StatementRun(
                companyId,
                runId,
                scope.from(),
                scope.to(),
                currency,
                scope.knownAt(),
                scope.throughSequence(),
                StatementRunState.RUNNING,
                null,
                0,
                0,
                runs.count(scope, currency),
                requestedBy,
                null);
        runs.insert(run);
        return run;
    }

    /// Issues the next statements of a run. Where it stands is committed with them: a replica that dies loses no
    /// statement and issues none twice.
    ///
    /// @return false when no run goes on
    boolean step() {
        var found = runs.lockRunning();
        if (found.isEmpty()) {
            return false;
        }
        var run = found.get();
        var holdings = runs.next(run, STATEMENTS_A_STEP);
        long issued = 0;
        long failed = 0;
        for (var wanted : holdings) {
            var holding = wanted.holding();
            if (wanted.lines() > StatementContentService.MAX_LINES) {
                var refusal = new StatementTooLong(StatementContentService.MAX_LINES);
                runs.insertFailure(run, holding, refusal.code(), refusal.detail());
                failed++;
            } else {
                statements.issue(run.scope(), holding.customerId(), holding.currency(), null);
                issued++;
            }
        }
        boolean done = holdings.size() < STATEMENTS_A_STEP;
        runs.update(run.advanced(
                holdings.isEmpty() ? run.last() : holdings.getLast().holding(), issued, failed, done, clock.instant()));
        return true;
    }
}
