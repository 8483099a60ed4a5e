package io.tieout.ledger.balance;

import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BalanceRepository {

    private static final String NUMERIC_VALUE_OUT_OF_RANGE = "22003";

    private final JdbcClient jdbc;

    BalanceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Reads the lines that are really there, so that a savepoint rolled back in between leaves no trace.
    void addPostedInThisTransaction(Collection<UUID> companyIds) {
        try {
            add(companyIds);
        } catch (DataIntegrityViolationException e) {
            if (e.getRootCause() instanceof SQLException cause
                    && NUMERIC_VALUE_OUT_OF_RANGE.equals(cause.getSQLState())) {
                throw new BalanceTooLarge();
            }
            throw e;
        }
    }

    private void add(Collection<UUID> companyIds) {
        jdbc.sql("""
                        insert into account_balance (company_id, account_code, effective_month, recorded_month, currency,
                            debit_minor, credit_minor)
                        select line.company_id, line.account_code,
                            date_trunc('month', line.effective_date)::date,
                            date_trunc('month', line.recorded_at at time zone 'UTC')::date,
                            line.currency,
                            coalesce(sum(line.amount_minor) filter (where line.side = 'DEBIT'), 0)::bigint,
                            coalesce(sum(line.amount_minor) filter (where line.side = 'CREDIT'), 0)::bigint
                        from journal_entry entry
                        join journal_line line
                            on line.company_id = entry.company_id and line.entry_id = entry.entry_id
                        where entry.company_id = any(cast(:companies as uuid[]))
                            and entry.transaction_id = pg_current_xact_id()
                        group by 1, 2, 3, 4, 5
                        order by 1, 2, 3, 4, 5
                        on conflict (company_id, account_code, effective_month, recorded_month, currency) do update
                        set debit_minor = account_balance.debit_minor + excluded.debit_minor,
                            credit_minor = account_balance.credit_minor + excluded.credit_minor""")
                .param("companies", companyIds.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }
}
