package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.money.Money;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The read side of bank statements.
@Repository
public class BankStatementQueries {

    private static final RowMapper<StatementGap> GAP = RecordRowMapper.of(StatementGap.class);
    private static final RowMapper<StatementBalance> BALANCE = RecordRowMapper.of(StatementBalance.class);

    private static final RowMapper<BankStatementResponse> STATEMENT = (row, number) -> response(row);

    /// Sorts after every id that is made.
    private static final UUID LAST = new UUID(-1, -1);

    private static final String SELECT = """
            select statement_id, bank_account_id, import_id, format, statement_number, currency, opening_minor,
                   opening_date, closing_minor, closing_date, lines_in_file, lines_recorded, lines_skipped,
                   credits_minor, debits_minor, nullif(imbalance_minor, 0) as imbalance_minor,
                   (select count(*) from bank_line l
                    where l.company_id = s.company_id and l.statement_id = s.statement_id and l.state = 'POSTED')
                       as lines_posted,
                   (select count(*) from bank_line l
                    where l.company_id = s.company_id and l.statement_id = s.statement_id and l.state = 'REFUSED')
                       as lines_refused
            from bank_statement s
            where company_id = :company
            """;

    private final JdbcClient jdbc;

    BankStatementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Statements that do not start where the one before them ended, or do not end where their lines lead, oldest
    /// first. A statement that comes later and fills the gap makes it go away, and so do lines that came without a
    /// balance.
    public List<StatementGap> gaps(UUID companyId) {
        return jdbc.sql("""
                        with unstated as materialized (
                            select s.bank_account_id, l.booking_date, sum(l.amount_minor)::bigint as amount_minor
                            from bank_statement s
                            join bank_line l on l.company_id = s.company_id and l.statement_id = s.statement_id
                            where s.company_id = :company and s.closing_minor is null
                            group by 1, 2
                        )
                        select bank_account_id, statement_id, previous_statement_id, opening_date,
                               gap_minor - between_minor as gap_minor, currency
                        from (
                            select s.bank_account_id, s.statement_id, s.opening_date, s.closing_date, s.currency,
                                   lag(s.statement_id) over earlier as previous_statement_id,
                                   lag(s.closing_date) over earlier as previous_date,
                                   s.closing_minor - s.recorded_minor
                                       - coalesce(lag(s.closing_minor) over earlier, a.opening_minor) as gap_minor
                            from bank_statement s
                            join bank_account a on a.company_id = s.company_id and a.bank_account_id = s.bank_account_id
                            where s.company_id = :company and s.closing_minor is not null
                            window earlier as (
                                partition by s.bank_account_id order by s.closing_date, s.statement_id)
                        ) chain
                        cross join lateral (
                            select coalesce(sum(u.amount_minor), 0)::bigint as between_minor
                            from unstated u
                            where u.bank_account_id = chain.bank_account_id
                              and u.booking_date > coalesce(chain.previous_date, '-infinity')
                              and u.booking_date <= chain.closing_date) came_without_balance
                        where gap_minor <> between_minor
                        order by closing_date, statement_id
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

    List<BankStatementResponse> page(UUID companyId, @Nullable UUID bankAccountId, PageRequest page) {
        return jdbc.sql(SELECT + """
                        and statement_id < :after and (cast(:account as uuid) is null or bank_account_id = :account)
                        order by statement_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param(
                        "after",
                        page.isFirst() ? LAST : UUID.fromString(page.after().getFirst()))
                .param("limit", page.limit() + 1)
                .query(STATEMENT)
                .list();
    }

    Optional<BankStatementResponse> find(UUID companyId, UUID statementId) {
        return jdbc.sql(SELECT + "and statement_id = :id")
                .param("company", companyId)
                .param("id", statementId)
                .query(STATEMENT)
                .optional();
    }

    private static BankStatementResponse response(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new BankStatementResponse(
                row.getObject("statement_id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getObject("import_id", UUID.class),
                row.getString("format"),
                row.getString("statement_number"),
                money(row, "opening_minor", currency),
                row.getObject("opening_date", LocalDate.class),
                money(row, "closing_minor", currency),
                row.getObject("closing_date", LocalDate.class),
                row.getInt("lines_in_file"),
                row.getInt("lines_recorded"),
                row.getInt("lines_skipped"),
                Money.ofMinor(row.getLong("credits_minor"), currency),
                Money.ofMinor(row.getLong("debits_minor"), currency),
                money(row, "imbalance_minor", currency),
                row.getInt("lines_posted"),
                row.getInt("lines_refused"));
    }

    private static @Nullable Money money(ResultSet row, String column, Currency currency) throws SQLException {
        var minor = row.getObject(column, Long.class);
        return minor == null ? null : Money.ofMinor(minor, currency);
    }
}
