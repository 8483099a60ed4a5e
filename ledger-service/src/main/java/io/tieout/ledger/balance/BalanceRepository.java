package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
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

    /// Sums all lines and writes those cells that differ; the caller sees to it that nobody posts meanwhile. A cell
    /// without lines stays, with nothing in it: the application may not delete what it has once shown.
    List<CorrectedBalance> rebuild(UUID companyId) {
        return jdbc.sql("""
                        with summed as materialized (
                            select account_code,
                                date_trunc('month', effective_date)::date as effective_month,
                                date_trunc('month', recorded_at at time zone 'UTC')::date as recorded_month,
                                currency,
                                coalesce(sum(amount_minor) filter (where side = 'DEBIT'), 0)::bigint as debit_minor,
                                coalesce(sum(amount_minor) filter (where side = 'CREDIT'), 0)::bigint as credit_minor
                            from journal_line
                            where company_id = :company
                            group by 1, 2, 3, 4
                        ), written as (
                            insert into account_balance (company_id, account_code, effective_month, recorded_month,
                                currency, debit_minor, credit_minor)
                            select :company, account_code, effective_month, recorded_month, currency, debit_minor,
                                credit_minor
                            from summed
                            on conflict (company_id, account_code, effective_month, recorded_month, currency) do update
                            set debit_minor = excluded.debit_minor, credit_minor = excluded.credit_minor
                            where account_balance.debit_minor <> excluded.debit_minor
                                or account_balance.credit_minor <> excluded.credit_minor
                            returning account_code, effective_month, recorded_month, currency,
                                coalesce(old.debit_minor, 0) as stored_debit, coalesce(old.credit_minor, 0) as stored_credit,
                                new.debit_minor as debit, new.credit_minor as credit
                        ), emptied as (
                            update account_balance
                            set debit_minor = 0, credit_minor = 0
                            where company_id = :company and (debit_minor <> 0 or credit_minor <> 0)
                                and not exists (
                                    select from summed
                                    where summed.account_code = account_balance.account_code
                                        and summed.effective_month = account_balance.effective_month
                                        and summed.recorded_month = account_balance.recorded_month
                                        and summed.currency = account_balance.currency)
                            returning account_code, effective_month, recorded_month, currency,
                                old.debit_minor as stored_debit, old.credit_minor as stored_credit,
                                new.debit_minor as debit, new.credit_minor as credit
                        )
                        select * from written
                        union all
                        select * from emptied
                        order by account_code, effective_month, recorded_month, currency""")
                .param("company", companyId)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    return new CorrectedBalance(
                            new AccountCode(row.getString("account_code")),
                            YearMonth.from(row.getObject("effective_month", LocalDate.class)),
                            YearMonth.from(row.getObject("recorded_month", LocalDate.class)),
                            Money.ofMinor(row.getLong("stored_debit"), currency),
                            Money.ofMinor(row.getLong("stored_credit"), currency),
                            Money.ofMinor(row.getLong("debit"), currency),
                            Money.ofMinor(row.getLong("credit"), currency));
                })
                .list();
    }
}
