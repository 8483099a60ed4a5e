package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class AccountStatementQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AccountStatementQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public AccountStatement get(UUID companyId, UUID statementId) {
        return find(companyId, statementId).orElseThrow(() -> new StatementUnknown(statementId));
    }

    private Optional<AccountStatement> find(UUID companyId, UUID statementId) {
        return jdbc.sql("select " + AccountStatementRepository.COLUMNS + """
                        from account_statement
                        where company_id = :company and statement_id = :id
                        """)
                .param("company", companyId)
                .param("id", statementId)
                .query(AccountStatementRepository::statement)
                .optional();
    }

    /// What the statement says.
    public StatementContent content(UUID companyId, UUID statementId) {
        var text = jdbc.sql("select content from account_statement where company_id = :company and statement_id = :id")
                .param("company", companyId)
                .param("id", statementId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new StatementUnknown(statementId));
        return json.readValue(text, StatementContent.class);
    }

    /// The newest first.
    Page<AccountStatement> list(
            UUID companyId,
            @Nullable UUID customerId,
            @Nullable StatementStatus status,
            @Nullable UUID runId,
            PageRequest page) {
        var rows = jdbc.sql("select " + AccountStatementRepository.COLUMNS + """
                        from account_statement
                        where company_id = :company
                            and (cast(:customer as uuid) is null or customer_id = any(customer_party(:company, :customer)))
                            and (cast(:status as text) is null or status = cast(:status as text))
                            and (cast(:run as uuid) is null or run_id = cast(:run as uuid))
                            and (cast(:before as uuid) is null or statement_id < cast(:before as uuid))
                        order by statement_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("status", status == null ? null : status.name())
                .param("run", runId)
                .param("before", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(AccountStatementRepository::statement)
                .list();
        return Page.of(rows, page, row -> List.of(row.statementId().toString()));
    }

    /// The next statements of a run, in the order of their ids.
    List<AccountStatement> ofRun(UUID companyId, UUID runId, @Nullable UUID after, int limit) {
        return jdbc.sql("select " + AccountStatementRepository.COLUMNS + """
                        from account_statement
                        where company_id = :company and run_id = :run
                            and (cast(:after as uuid) is null or statement_id > cast(:after as uuid))
                        order by statement_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("run", runId)
                .param("after", after)
                .param("limit", limit)
                .query(AccountStatementRepository::statement)
                .list();
    }
}
