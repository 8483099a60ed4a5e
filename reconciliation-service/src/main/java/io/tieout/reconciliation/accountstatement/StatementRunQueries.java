package io.tieout.reconciliation.accountstatement;

import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementRunQueries {

    private final JdbcClient jdbc;

    StatementRunQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
