package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    /// Reads the lines that are really there, so that a savepoint rolled back in between leaves no trace; each entry's
    /// by their key, whatever the planner believes of a journal that was empty a moment ago.
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
                        with posted as materialized (
                            select line.company_id, line.account_code, line.effective_date,
                                date_trunc('month', line.recorded_at at time zone 'UTC')::date as recorded_month,
                                line.currency,
                                coalesce(sum(line.amount_minor) filter (where line.side = 'DEBIT'), 0)::bigint
                                    as debit_minor,
                                coalesce(sum(line.amount_minor) filter (where line.side = 'CREDIT'), 0)::bigint
                                    as credit_minor
                            from journal_entry entry
                            cross join lateral (
                                select *
                                from journal_line
                                where company_id = entry.company_id and entry_id = entry.entry_id
                                offset 0
                            ) line
                            where entry.company_id = any(cast(:companies as uuid[]))
                                and entry.transaction_id = pg_current_xact_id()
                            group by 1, 2, 3, 4, 5
                        ), days as (
                            insert into account_day_balance (company_id, account_code, effective_date, recorded_month,
                                currency, debit_minor, credit_minor)
                            select company_id, account_code, effective_date, recorded_month, currency, debit_minor,
                                credit_minor
                            from posted
                            order by 1, 2, 3, 4, 5
                            on conflict (company_id, account_code, effective_date, recorded_month, currency) do update
                            set debit_minor = account_day_balance.debit_minor + excluded.debit_minor,
                                credit_minor = account_day_balance.credit_minor + excluded.credit_minor
                        )
                        insert into account_balance (company_id, account_code, effective_month, recorded_month, currency,
                            debit_minor, credit_minor)
                        select company_id, account_code, date_trunc('month', effective_date)::date, recorded_month,
                            currency, sum(debit_minor)::bigint, sum(credit_minor)::bigint
                        from posted
                        group by 1, 2, 3, 4, 5
                        order by 1, 2, 3, 4, 5
                        on conflict (company_id, account_code, effective_month, recorded_month, currency) do update
                        set debit_minor = account_balance.debit_minor + excluded.debit_minor,
                            credit_minor = account_balance.credit_minor + excluded.credit_minor""")
                .param("companies", companyIds.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /// Sums all lines by day, the days by month, and writes those cells that differ; the caller sees to it that nobody
    /// posts meanwhile. A cell without lines stays, with nothing in it: the application may not delete what it has
    /// once shown.
    List<CorrectedBalance> rebuild(UUID companyId) {
        return Stream.concat(
                        rebuild(companyId, "account_day_balance", "effective_date", "YYYY-MM-DD", """
                                select account_code, effective_date,
                                    date_trunc('month', recorded_at at time zone 'UTC')::date as recorded_month, currency,
                                    coalesce(sum(amount_minor) filter (where side = 'DEBIT'), 0)::bigint as debit_minor,
                                    coalesce(sum(amount_minor) filter (where side = 'CREDIT'), 0)::bigint as credit_minor
                                from journal_line
                                where company_id = :company
                                group by 1, 2, 3, 4"""),
                        rebuild(companyId, "account_balance", "effective_month", "YYYY-MM", """
                                select account_code, date_trunc('month', effective_date)::date as effective_month,
                                    recorded_month, currency, sum(debit_minor)::bigint as debit_minor,
                                    sum(credit_minor)::bigint as credit_minor
                                from account_day_balance
                                where company_id = :company
                                group by 1, 2, 3, 4"""))
                .toList();
    }

    private Stream<CorrectedBalance> rebuild(
            UUID companyId, String table, String period, String periodFormat, String sums) {
        return jdbc
                .sql("""
                        with summed as materialized (
                            $sums
                        ), written as (
                            insert into $table (company_id, account_code, $period, recorded_month, currency, debit_minor,
                                credit_minor)
                            select :company, account_code, $period, recorded_month, currency, debit_minor, credit_minor
                            from summed
                            on conflict (company_id, account_code, $period, recorded_month, currency) do update
                            set debit_minor = excluded.debit_minor, credit_minor = excluded.credit_minor
                            where $table.debit_minor <> excluded.debit_minor
                                or $table.credit_minor <> excluded.credit_minor
                            returning account_code, $period, recorded_month, currency,
                                coalesce(old.debit_minor, 0) as stored_debit, coalesce(old.credit_minor, 0) as stored_credit,
                                new.debit_minor as debit, new.credit_minor as credit
                        ), emptied as (
                            update $table
                            set debit_minor = 0, credit_minor = 0
                            where company_id = :company and (debit_minor <> 0 or credit_minor <> 0)
                                and not exists (
                                    select from summed
                                    where summed.account_code = $table.account_code
                                        and summed.$period = $table.$period
                                        and summed.recorded_month = $table.recorded_month
                                        and summed.currency = $table.currency)
                            returning account_code, $period, recorded_month, currency,
                                old.debit_minor as stored_debit, old.credit_minor as stored_credit,
                                new.debit_minor as debit, new.credit_minor as credit
                        )
                        select to_char($period, '$format') as period, corrected.*
                        from (
                            select * from written where (debit, credit) <> (stored_debit, stored_credit)
                            union all
                            select * from emptied
                        ) corrected
                        order by account_code, $period, recorded_month, currency""".replace("$sums", sums)
                        .replace("$table", table)
                        .replace("$period", period)
                        .replace("$format", periodFormat))
                .param("company", companyId)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    return new CorrectedBalance(
                            new AccountCode(row.getString("account_code")),
                            row.getString("period"),
                            YearMonth.from(row.getObject("recorded_month", LocalDate.class)),
                            Money.ofMinor(row.getLong("stored_debit"), currency),
                            Money.ofMinor(row.getLong("stored_credit"), currency),
                            Money.ofMinor(row.getLong("debit"), currency),
                            Money.ofMinor(row.getLong("credit"), currency));
                })
                .list()
                .stream();
    }
}
