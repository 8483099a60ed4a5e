package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStatementRepository {

    static final String COLUMNS = """
            company_id, statement_id, statement_number, run_id, customer_id, currency, from_date, to_date, known_at,
            through_sequence, opening_minor, closing_minor, on_account_minor, disputed_minor, line_count, content_digest,
            status, issued_by, version
            """;

    private final JdbcClient jdbc;

    AccountStatementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next number of the year, kept for this transaction.
    String nextNumber(UUID companyId, int year) {
        var series = "ST-" + year;
        long number = jdbc.sql("""
                        insert into account_statement_series as known (company_id, series, last_number)
                        values (:company, :series, 1)
                        on conflict (company_id, series) do update set last_number = known.last_number + 1
                        returning last_number
                        """)
                .param("company", companyId)
                .param("series", series)
                .query(Long.class)
                .single();
        return series + "-" + "0".repeat(Math.max(0, 6 - Long.toString(number).length())) + number;
    }

    void insert(AccountStatement statement, String content) {
        jdbc.sql("insert into account_statement (" + COLUMNS + ", content) " + """
                        values (:company, :id, :number, :run, :customer, :currency, :from, :to, :known, :through, :opening,
                            :closing, :onAccount, :disputed, :lines, :digest, :status, :issuedBy, :version, :content)
                        """)
                .param("company", statement.companyId())
                .param("id", statement.statementId())
                .param("number", statement.number())
                .param("run", statement.runId())
                .param("customer", statement.customerId())
                .param("currency", statement.closing().currency().getCurrencyCode())
                .param("from", statement.from())
                .param("to", statement.to())
                .param("known", statement.knownAt().atOffset(ZoneOffset.UTC))
                .param("through", statement.throughSequence())
                .param("opening", statement.opening().minorUnits())
                .param("closing", statement.closing().minorUnits())
                .param("onAccount", statement.onAccount().minorUnits())
                .param("disputed", statement.disputed().minorUnits())
                .param("lines", statement.lineCount())
                .param("digest", statement.contentDigest())
                .param("status", statement.status().name())
                .param("issuedBy", statement.issuedBy())
                .param("version", statement.version())
                .param("content", content)
                .update();
    }

    Optional<AccountStatement> lock(UUID companyId, UUID statementId) {
        return jdbc.sql("select " + COLUMNS + """
                        from account_statement
                        where company_id = :company and statement_id = :id
                        for update
                        """)
                .param("company", companyId)
                .param("id", statementId)
                .query(AccountStatementRepository::statement)
                .optional();
    }

    void update(AccountStatement statement) {
        int updated = jdbc.sql("""
                        update account_statement
                        set status = :status, version = :version
                        where company_id = :company and statement_id = :id and version = :version - 1
                        """)
                .param("status", statement.status().name())
                .param("version", statement.version())
                .param("company", statement.companyId())
                .param("id", statement.statementId())
                .update();
        if (updated == 0) {
            throw new IllegalStateException("statement " + statement.statementId() + " is not locked");
        }
    }

    static AccountStatement statement(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new AccountStatement(
                row.getObject("company_id", UUID.class),
                row.getObject("statement_id", UUID.class),
                row.getString("statement_number"),
                row.getObject("run_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                row.getLong("through_sequence"),
                Money.ofMinor(row.getLong("opening_minor"), currency),
                Money.ofMinor(row.getLong("closing_minor"), currency),
                Money.ofMinor(row.getLong("on_account_minor"), currency),
                Money.ofMinor(row.getLong("disputed_minor"), currency),
                row.getInt("line_count"),
                row.getString("content_digest"),
                StatementStatus.valueOf(row.getString("status")),
                row.getObject("issued_by", UUID.class),
                row.getLong("version"));
    }
}
