package io.tieout.reconciliation.accountstatement;

import io.tieout.reconciliation.accountstatement.StatementRun.Holding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementRunRepository {

    static final String COLUMNS = """
            company_id, run_id, from_date, to_date, currency, known_at, through_sequence, state, last_customer_id,
            last_currency, issued, failed, total, requested_by, finished_at
            """;

    /// Customers with a balance on the last day or a movement in the period, and how many lines that is. Customers that
    /// were merged are one, and apart: those of all others are read in the order of their index.
    private static final String HOLDINGS = """
            select customer_id, currency, count(*) filter (where effective_date >= :from) as line_count
            from customer_ledger_line
            where company_id = :company and customer_id >= cast(:firstCustomer as uuid) and effective_date <= :to
                and sequence <= :through and (cast(:currency as text) is null or currency = cast(:currency as text))
                and customer_id not in (
                    select customer_id from merged_customer where company_id = :company
                    union all
                    select survivor_id from merged_customer where company_id = :company)
            group by customer_id, currency
            having bool_or(effective_date >= :from)
                or sum(amount_minor) filter (where control = 'RECEIVABLE') <> 0
                or sum(amount_minor) filter (where control = 'ON_ACCOUNT') <> 0
            union all
            select merged.survivor_id, currency, count(*) filter (where effective_date >= :from)
            from (
                select customer_id, customer_survivor(:company, customer_id) as survivor_id
                from (
                    select customer_id from merged_customer where company_id = :company
                    union
                    select survivor_id from merged_customer where company_id = :company) member) merged
            join customer_ledger_line l on l.company_id = :company and l.customer_id = merged.customer_id
            where effective_date <= :to and sequence <= :through
                and (cast(:currency as text) is null or currency = cast(:currency as text))
            group by merged.survivor_id, currency
            having bool_or(effective_date >= :from)
                or sum(amount_minor) filter (where control = 'RECEIVABLE') <> 0
                or sum(amount_minor) filter (where control = 'ON_ACCOUNT') <> 0
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    StatementRunRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(StatementScope scope, @Nullable Currency currency) {
        return jdbc.sql("select count(*) from (" + HOLDINGS + ") holding")
                .param("company", scope.companyId())
                .param("from", scope.from())
                .param("to", scope.to())
                .param("through", scope.throughSequence())
                .param("firstCustomer", FIRST)
                .param("currency", currency == null ? null : currency.getCurrencyCode())
                .query(Long.class)
                .single();
    }

    /// @param lines in the period
    record Wanted(Holding holding, long lines) {}

    /// The next ones, in one order.
    List<Wanted> next(StatementRun run, int limit) {
        var last = run.last();
        var currency = run.currency();
        return jdbc.sql("select customer_id, currency, line_count from (" + HOLDINGS + ") holding " + """
                        where cast(:afterCustomer as uuid) is null
                            or (customer_id, currency) > (cast(:afterCustomer as uuid), cast(:afterCurrency as char(3)))
                        order by customer_id, currency
                        limit :limit
                        """)
                .param("company", run.companyId())
                .param("from", run.from())
                .param("to", run.to())
                .param("through", run.throughSequence())
                .param("currency", currency == null ? null : currency.getCurrencyCode())
                .param("firstCustomer", last == null ? FIRST : last.customerId())
                .param("afterCustomer", last == null ? null : last.customerId())
                .param("afterCurrency", last == null ? null : last.currency().getCurrencyCode())
                .param("limit", limit)
                .query((row, number) -> new Wanted(
                        new Holding(
                                row.getObject("customer_id", UUID.class),
                                Currency.getInstance(row.getString("currency"))),
                        row.getLong("line_count")))
                .list();
    }

    void insert(StatementRun run) {
        var currency = run.currency();
        jdbc.sql("""
                        insert into account_statement_run (company_id, run_id, from_date, to_date, currency, known_at,
                            through_sequence, state, total, requested_by)
                        values (:company, :run, :from, :to, :currency, :known, :through, :state, :total, :by)
                        """)
                .param("company", run.companyId())
                .param("run", run.runId())
                .param("from", run.from())
                .param("to", run.to())
                .param("currency", currency == null ? null : currency.getCurrencyCode())
                .param("known", run.knownAt().atOffset(ZoneOffset.UTC))
                .param("through", run.throughSequence())
                .param("state", run.state().name())
                .param("total", run.total())
                .param("by", run.requestedBy())
                .update();
    }

    /// The oldest that goes on, locked until the transaction ends; none when others have them.
    Optional<StatementRun> lockRunning() {
        return jdbc.sql("select " + COLUMNS + """
                        from account_statement_run
                        where state = 'RUNNING'
                        order by known_at
                        limit 1
                        for update skip locked
                        """)
                .query(StatementRunRepository::run)
                .optional();
    }

    void update(StatementRun run) {
        var last = run.last();
        var finished = run.finishedAt();
        jdbc.sql("""
                        update account_statement_run
                        set state = :state, last_customer_id = :lastCustomer, last_currency = :lastCurrency,
                            issued = :issued, failed = :failed, finished_at = :finished
                        where company_id = :company and run_id = :run
                        """)
                .param("state", run.state().name())
                .param("lastCustomer", last == null ? null : last.customerId())
                .param("lastCurrency", last == null ? null : last.currency().getCurrencyCode())
                .param("issued", run.issued())
                .param("failed", run.failed())
                .param("finished", finished == null ? null : finished.atOffset(ZoneOffset.UTC))
                .param("company", run.companyId())
                .param("run", run.runId())
                .update();
    }

    void insertFailure(StatementRun run, Holding holding, String code, String detail) {
        jdbc.sql("""
                        insert into account_statement_failure (company_id, run_id, customer_id, currency, code, detail)
                        values (:company, :run, :customer, :currency, :code, :detail)
                        """)
                .param("company", run.companyId())
                .param("run", run.runId())
                .param("customer", holding.customerId())
                .param("currency", holding.currency().getCurrencyCode())
                .param("code", code)
                .param("detail", detail)
                .update();
    }

    static StatementRun run(ResultSet row, int number) throws SQLException {
        var customer = row.getObject("last_customer_id", UUID.class);
        var currency = row.getString("currency");
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new StatementRun(
                row.getObject("company_id", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                currency == null ? null : Currency.getInstance(currency),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                row.getLong("through_sequence"),
                StatementRunState.valueOf(row.getString("state")),
                customer == null ? null : new Holding(customer, Currency.getInstance(row.getString("last_currency"))),
                row.getLong("issued"),
                row.getLong("failed"),
                row.getLong("total"),
                row.getObject("requested_by", UUID.class),
                finished == null ? null : finished.toInstant());
    }
}
