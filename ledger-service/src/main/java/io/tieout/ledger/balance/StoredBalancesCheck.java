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
                        with days as materialized (
                            select company_id, account_code, effective_date,
                                date_trunc('month', recorded_at at time zone 'UTC')::date as recorded_month,
                                currency,
                                coalesce(sum(amount_minor) filter (where side = 'DEBIT'), 0) as debit_minor,
                                coalesce(sum(amount_minor) filter (where side = 'CREDIT'), 0) as credit_minor
                            from journal_line
                            where cast(:company as uuid) is null or company_id = :company
                            group by 1, 2, 3, 4, 5
                        ), summed as (
                            select company_id, account_code, to_char(effective_date, 'YYYY-MM-DD') as period,
                                recorded_month, currency, debit_minor, credit_minor
                            from days
                            union all
                            select company_id, account_code, to_char(effective_date, 'YYYY-MM'), recorded_month, currency,
                                sum(debit_minor), sum(credit_minor)
                            from days
                            group by 1, 2, 3, 4, 5
                        ), stored as (
                            select company_id, account_code, to_char(effective_date, 'YYYY-MM-DD') as period,
                                recorded_month, currency, debit_minor, credit_minor
                            from account_day_balance
                            where cast(:company as uuid) is null or company_id = :company
                            union all
                            select company_id, account_code, to_char(effective_month, 'YYYY-MM'), recorded_month, currency,
                                debit_minor, credit_minor
                            from account_balance
                            where cast(:company as uuid) is null or company_id = :company
                        )
                        select account_code || ' ' || period,
                            'stored ' || coalesce(stored.debit_minor, 0) || ' / ' || coalesce(stored.credit_minor, 0)
                                || ', lines ' || coalesce(summed.debit_minor, 0) || ' / ' || coalesce(summed.credit_minor, 0)
                        from stored
                        full join summed using (company_id, account_code, period, recorded_month, currency)
                        where coalesce(stored.debit_minor, 0) <> coalesce(summed.debit_minor, 0)
                            or coalesce(stored.credit_minor, 0) <> coalesce(summed.credit_minor, 0)
                        limit 20""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString(1), row.getString(2)))
                .list();
    }
}
