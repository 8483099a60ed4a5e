package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ImmutabilityIT {

    private final TestDatabase database;
    private final Books books;
    private final UUID entryId;

    ImmutabilityIT(
            @Autowired RestTestClient client, @Autowired CompanyService companies, @Autowired TestDatabase database) {
        this.database = database;
        this.books = Books.open(client, companies);
        this.entryId =
                books.postEntry("2026-03-10", "5300", "2100", "10.00").is(201).id();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_line set amount_minor = amount_minor + 1",
                "delete from journal_line",
                "truncate journal_line",
                "update journal_entry set entry_text = 'x'",
                "delete from journal_entry",
                "update journal_sequence set sequence_number = sequence_number + 1",
                "delete from journal_block",
                "delete from account",
                "delete from account_balance",
                "delete from account_day_balance",
                "update period_decision set reason = 'x'",
                "delete from journal_reversal"
            })
    void refusesChangeByTheApplication(String change) throws SQLException {
        try (var connection = database.connectAsApp()) {
            assertThatThrownBy(() -> execute(connection, change))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_line set amount_minor = amount_minor + 1",
                "delete from journal_line",
                "truncate journal_line",
                "update journal_entry set entry_text = 'x'",
                "delete from journal_entry",
                "truncate journal_entry cascade",
                "update journal_sequence set sequence_number = sequence_number + 1",
                "delete from journal_block"
            })
    void raisesOnChangeByTheOwner(String change) throws SQLException {
        try (var connection = database.connectAsOwner()) {
            assertThatThrownBy(() -> execute(connection, change))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("is not allowed: what is written stays");
        }
    }

    @Test
    void refusesLinesAddedLater() throws SQLException {
        try (var connection = database.connectAsApp()) {
            assertThatThrownBy(() -> execute(connection, lines(entryId, 3, 500, 500)))
                    .hasMessageContaining("come after their entry");
        }
    }

    @Test
    void refusesEntryWhoseLinesComeInAnotherStatement() throws SQLException {
        try (var connection = database.connectAsApp()) {
            assertThatThrownBy(() -> execute(connection, entry(UUID.randomUUID())))
                    .hasMessageContaining("comes without its lines");
        }
    }

    @Test
    void refusesLinesThatDoNotBalance() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.connectAsApp()) {
            assertThatThrownBy(() -> execute(
                            connection, "with written as (" + entry(id) + " returning 1) " + lines(id, 1, 500, 501)))
                    .hasMessageContaining("do not balance");
        }
    }

    @Test
    void refusesLinesOfSummaryOrUnknownAccount() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.connectAsApp()) {
            var sql = "with written as (" + entry(id) + " returning 1) " + lines(id, 1, 500, 500);
            assertThatThrownBy(() -> execute(connection, sql.replace("5300", "5000")))
                    .hasMessageContaining("no account 5000 to post to");
            assertThatThrownBy(() -> execute(connection, sql.replace("5300", "5999")))
                    .hasMessageContaining("no account 5999 to post to");
        }
    }

    private String entry(UUID id) {
        return """
                insert into journal_entry (company_id, entry_id, effective_date, document_date, source, entry_text, line_count)
                values ('%s', '%s', '2026-03-10', '2026-03-10', 'MANUAL', 'By hand', 2)""".formatted(books.companyId(), id);
    }

    private String lines(UUID id, int firstNumber, int debit, int credit) {
        return """
                insert into journal_line (company_id, entry_id, line_number, account_code, side, amount_minor, currency,
                    effective_date, recorded_at)
                values ('%1$s', '%2$s', %3$s, '5300', 'DEBIT', %5$s, 'EUR', '2026-03-10', recorded_now()),
                    ('%1$s', '%2$s', %4$s, '2100', 'CREDIT', %6$s, 'EUR', '2026-03-10', recorded_now())""".formatted(books.companyId(), id, firstNumber, firstNumber + 1, debit, credit);
    }

    // The statements are this test's own.
    @SuppressWarnings("SqlSourceToSinkFlow")
    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
