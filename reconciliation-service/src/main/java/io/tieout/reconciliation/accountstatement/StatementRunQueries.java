package io.tieout.reconciliation.accountstatement;

import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class StatementRunQueries {

    private final JdbcClient jdbc;

    StatementRunQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Refuses a run that does not exist.
    public void requireKnown(UUID companyId, UUID runId) {
        get(companyId, runId);
    }

    /// Refuses a run that has not issued all its statements.
    public void requireDone(UUID companyId, UUID runId) {
        if (get(companyId, runId).state() != StatementRunState.DONE) {
            throw new StatementRunGoesOn(runId);
        }
    }

    /// The next statements of a run that the customers can still answer, in the order of their ids.
    public List<UUID> answerable(UUID companyId, UUID runId, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select statement_id
                        from account_statement
                        where company_id = :company and run_id = :run and status in ('ISSUED', 'SENT', 'REMINDED')
                            and (cast(:after as uuid) is null or statement_id > cast(:after as uuid))
                        order by statement_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("run", runId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getObject("statement_id", UUID.class))
                .list();
    }

    StatementRun get(UUID companyId, UUID runId) {
        return jdbc.sql("select " + StatementRunRepository.COLUMNS + """
                        from account_statement_run
                        where company_id = :company and run_id = :run
                        """)
                .param("company", companyId)
                .param("run", runId)
                .query(StatementRunRepository::run)
                .optional()
                .orElseThrow(() -> new StatementRunUnknown(runId));
    }

    List<StatementRunResponse.FailureResponse> failures(UUID companyId, UUID runId, int limit) {
        return jdbc.sql("""
                        select customer_id, currency, code, detail
                        from account_statement_failure
                        where company_id = :company and run_id = :run
                        order by customer_id, currency
                        limit :limit
                        """)
                .param("company", companyId)
                .param("run", runId)
                .param("limit", limit)
                .query((row, number) -> new StatementRunResponse.FailureResponse(
                        row.getObject("customer_id", UUID.class),
                        Currency.getInstance(row.getString("currency")),
                        row.getString("code"),
                        row.getString("detail")))
                .list();
    }
}
