package io.tieout.ledger.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CompanyChecksIT {

    private final List<InvariantCheck> checks;
    private final JdbcClient jdbc;
    private final TestDatabase database;
    private final Books books;
    private final Books others;

    CompanyChecksIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks,
            @Autowired JdbcClient jdbc,
            @Autowired TestDatabase database) {
        this.checks = checks;
        this.jdbc = jdbc;
        this.database = database;
        this.books = Books.open(client, companies);
        this.others = Books.open(client, companies);
    }

    @Test
    void showsACompanyWhatTheLedgerKeepsTrueForIt() {
        assertThat(checks)
                .filteredOn(check -> check.getClass().getName().startsWith("io.tieout.ledger."))
                .allSatisfy(check -> assertThat(check.violationsOf(books.companyId()))
                        .as(check.statement())
                        .hasValueSatisfying(violations -> assertThat(violations).isEmpty()));
        assertThat(outcomes(books)).containsOnlyKeys("I1", "I2", "I3", "I7", "I8", "I9", "I10", "I11", "I13");
        assertThat(outcomes(books).values()).containsOnly(true);
    }

    @Test
    void showsACompanyNothingOfAnother() throws SQLException {
        books.postEntry("2026-03-01", "1110", "4100", "100.00").is(201);
        jdbc.sql("insert into invoice_series (company_id, series, last_number) values (:company, 'INV-1999', 3)")
                .param("company", books.companyId())
                .update();
        try {
            assertThat(outcomes(books)).containsEntry("I10", false).containsEntry("I1", true);
            assertThat(outcomes(others).values()).containsOnly(true);
            assertThat(others.get("/api/v1/checks").body().toString())
                    .doesNotContain(books.companyId().toString());
        } finally {
            try (var connection = database.connectAsSuperuser();
                    var statement = connection.createStatement()) {
                statement.execute("delete from invoice_series where series = 'INV-1999'");
            }
        }
    }

    private static Map<String, Boolean> outcomes(Books of) {
        var outcomes = new TreeMap<String, Boolean>();
        of.get("/api/v1/checks")
                .is(200)
                .body()
                .path("items")
                .forEach(check -> outcomes.merge(
                        check.path("invariant").asString(), check.path("ok").asBoolean(), Boolean::logicalAnd));
        return outcomes;
    }
}
