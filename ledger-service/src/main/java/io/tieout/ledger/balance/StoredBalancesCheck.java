package io.tieout.ledger.balance;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Builds the projection again and compares.
@Component
class StoredBalancesCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    StoredBalancesCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I2";
    }

    @Override
    public String statement() {
        return "Stored balances are the sum of the journal's lines";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        with summed as (
                            select company_id, account_code,
                                date_trunc('month', effective_date)::date as effective_month,
                                date_trunc('month', recorded_at at time zone 'UTC')::date as recorded_month,
                                currency,
                                coalesce(sum(amount_minor) filter (where side = 'DEBIT'), 0) as debit_minor,
                                coalesce(sum(amount_minor) filter (where side = 'CREDIT'), 0) as credit_minor
                            from journal_line
                            where cast(:company as uuid) is null or company_id = :company
                            group by 1, 2, 3, 4, 5
                        )
                        select coalesce(stored.account_code, summed.account_code) || ' '
                                || to_char(coalesce(stored.effective_month, summed.effective_month), 'YYYY-MM'),
                            'stored ' || coalesce(stored.debit_minor, 0) || ' / ' || coalesce(stored.credit_minor, 0)
                                || ', lines ' || coalesce(summed.debit_minor, 0) || ' / ' || coalesce(summed.credit_minor, 0)
                        from (
                            select company_id, account_code, effective_month, recorded_month, currency, debit_minor,
                                credit_minor
                            from account_balance
                            where cast(:company as uuid) is null or company_id = :company
                        ) stored
                        full join summed
                            on summed.company_id = stored.company_id and summed.account_code = stored.account_code
                                and summed.effective_month = stored.effective_month
                                and summed.recorded_month = stored.recorded_month
                                and summed.currency = stored.currency
                        where coalesce(stored.debit_minor, 0) <> coalesce(summed.debit_minor, 0)
                            or coalesce(stored.credit_minor, 0) <> coalesce(summed.credit_minor, 0)
                        limit 20""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString(1), row.getString(2)))
                .list();
    }
}
