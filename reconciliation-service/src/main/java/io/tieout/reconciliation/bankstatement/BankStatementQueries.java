package io.tieout.reconciliation.bankstatement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The read side of bank statements.
@Repository
public class BankStatementQueries {

    private static final RowMapper<StatementGap> GAP = new SimplePropertyRowMapper<>(StatementGap.class);
    private static final RowMapper<StatementBalance> BALANCE = new SimplePropertyRowMapper<>(StatementBalance.class);

    private final JdbcClient jdbc;

    BankStatementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Statements that do not start where the one before them ended, oldest first.
    public List<StatementGap> gaps(UUID companyId) {
        return jdbc.sql("""
                        select bank_account_id, statement_id, previous_statement_id, opening_date, gap_minor, currency
                        from bank_statement
                        where company_id = :company and gap_minor <> 0
                        order by opening_date, statement_id
                        """).param("company", companyId).query(GAP).list();
    }

    /// What the bank says it holds on each connected account at the end of a day.
    public List<StatementBalance> balances(UUID companyId, LocalDate asOf) {
        return jdbc.sql("""
                        select a.bank_account_id, s.statement_id,
                               coalesce(s.closing_date, l.last_date, a.opening_date) as closing_date,
                               coalesce(s.closing_minor, a.opening_minor + coalesce(l.total, 0)) as closing_minor,
                               s.statement_id is not null as stated,
                               a.currency
                        from bank_account a
                        left join lateral (
                            select s.statement_id, s.closing_date, s.closing_minor
                            from bank_statement s
                            where s.company_id = a.company_id and s.bank_account_id = a.bank_account_id
                              and s.closing_minor is not null and s.closing_date <= :asOf
                            order by s.closing_date desc, s.statement_id desc
                            limit 1) s on true
                        left join lateral (
                            select sum(l.amount_minor)::bigint as total, max(l.booking_date) as last_date
                            from bank_line l
                            where l.company_id = a.company_id and l.bank_account_id = a.bank_account_id
                              and l.booking_date <= :asOf) l on s.statement_id is null
                        where a.company_id = :company
                        order by a.bank_account_id
                        """)
                .param("company", companyId)
                .param("asOf", asOf)
                .query(BALANCE)
                .list();
    }
}
