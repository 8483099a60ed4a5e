package io.tieout.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class YearEndIT {

    private static final String TRIAL_BALANCE = "/api/v1/reports/trial-balance?";

    private final RestTestClient client;
    private final CompanyService companies;
    private final TestDatabase database;
    private final List<InvariantCheck> checks;

    YearEndIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired TestDatabase database,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.companies = companies;
        this.database = database;
        this.checks = checks;
    }

    @Test
    void carriesProfitIntoRetainedEarningsWithoutAnyClosingEntry() {
        var books = aYear(Books.open(client, companies));

        assertThat(books.trialBalance("asOf=2026-12-31", "4100")).isEqualTo("-120000.00");
        assertThat(books.trialBalance("asOf=2026-12-31", "3200")).isEqualTo("-10000.00");
        assertThat(books.trialBalance("asOf=2026-12-31&stage=POST_CLOSING", "3200"))
                .isEqualTo("-30500.00");
        assertThat(books.trialBalance("asOf=2027-01-01", "3200")).isEqualTo("-30500.00");
        for (var temporary : List.of("4100", "5300", "3300")) {
            assertThat(books.trialBalance("asOf=2027-01-01", temporary)).isEqualTo("absent");
            assertThat(books.balance(temporary, "asOf=2027-01-01")).isEqualTo("0.00");
        }
        assertThat(books.balance("3200", "asOf=2027-01-01")).isEqualTo("-30500.00");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void opensTheNextYearWithTheClosingTrialBalance() {
        var books = aYear(Books.open(client, companies));

        assertThat(rows(books, "asOf=2027-01-01")).isEqualTo(rows(books, "asOf=2026-12-31&stage=POST_CLOSING"));
    }

    @Test
    void takesLateAuditEntryWithoutSecondClosing() {
        var books = Books.open(client, companies);
        try (var clock = new RecordingClock(database)) {
            clock.set("2026-12-31T12:00:00Z");
            aYear(books);
            books.closeWaiving("2026-12", "EARLIER_PERIODS_CLOSED").is(200);
            clock.set("2027-02-15T12:00:00Z");
            books.postEntry("2027-01-20", "1110", "4100", "700.00").is(201);
            books.reopen("2026-12").is(200);
            books.post(
                            "/api/v1/journal-entries",
                            books.entry("2026-12-31", "5400", "2500", "1500.00")
                                    .replace("\"text\"", "\"adjustmentPeriod\":true,\"text\""))
                    .is(201);
            books.closeWaiving("2026-12", "EARLIER_PERIODS_CLOSED").is(200);
        }

        assertThat(books.trialBalance("asOf=2027-01-01", "3200")).isEqualTo("-29000.00");
        assertThat(books.trialBalance("asOf=2027-01-01", "2500")).isEqualTo("-1500.00");
        assertThat(books.trialBalance("asOf=2027-01-01", "1110")).isEqualTo("30500.00");
        assertThat(books.trialBalance("asOf=2027-01-31", "4100")).isEqualTo("-700.00");
        assertThat(books.trialBalance("asOf=2027-01-01&knownAt=2027-01-31", "3200"))
                .isEqualTo("-30500.00");
        assertThat(rows(books, "asOf=2027-01-01")).isEqualTo(rows(books, "asOf=2026-12-31&stage=POST_CLOSING"));
        assertThat(profit(books)).isEqualTo("-23000.00");
    }

    @Test
    void stillShowsTheIncomeOfTheClosedYearByItself() {
        var books = aYear(Books.open(client, companies));
        books.postEntry("2027-03-01", "1110", "4100", "9.00").is(201);

        assertThat(profit(books)).isEqualTo("-24500.00");
    }

    @Test
    void carriesALossAndSeveralYearsFromAnyMonth() {
        var books = Books.open(client, companies, "EUR", "UTC", 4);
        books.postEntry("2024-03-31", "5300", "1110", "300.00").is(201);
        books.postEntry("2024-04-01", "1110", "4100", "100.00").is(201);
        books.postEntry("2025-04-01", "5300", "1110", "7.00").is(201);

        assertThat(books.trialBalance("asOf=2024-03-31", "3200")).isEqualTo("absent");
        assertThat(books.trialBalance("asOf=2024-04-01", "3200")).isEqualTo("300.00");
        assertThat(books.trialBalance("asOf=2025-03-31", "4100")).isEqualTo("-100.00");
        assertThat(books.trialBalance("asOf=2025-04-01", "3200")).isEqualTo("200.00");
        assertThat(books.trialBalance("asOf=2025-04-01", "5300")).isEqualTo("7.00");
        assertThat(books.trialBalance("asOf=2026-04-01", "3200")).isEqualTo("207.00");
    }

    @Test
    void refusesAStageThatDoesNotExist() {
        Books.open(client, companies).get(TRIAL_BALANCE + "stage=FINAL").refused(400, "invalid-parameter");
    }

    private static Books aYear(Books books) {
        books.postEntry("2025-12-31", "1110", "3200", "10000.00").is(201);
        books.postEntry("2026-06-30", "1110", "4100", "120000.00").is(201);
        books.postEntry("2026-09-30", "5300", "1110", "95500.00").is(201);
        books.postEntry("2026-12-15", "3300", "1110", "4000.00").is(201);
        return books;
    }

    /// Without the links to their lines, which say the days that were asked for.
    private static List<String> rows(Books books, String parameters) {
        var rows = new ArrayList<String>();
        for (var row : books.get(TRIAL_BALANCE + parameters).is(200).body().path("accounts")) {
            ((ObjectNode) row).remove("link");
            rows.add(row.toString());
        }
        return rows;
    }

    /// What was posted to the income accounts of 2026.
    private static String profit(Books books) {
        var profit = BigDecimal.ZERO;
        var report = books.get("/api/v1/reports/account-balances?from=2026-01-01&asOf=2026-12-31")
                .is(200);
        for (var row : report.body().path("accounts")) {
            if (List.of("REVENUE", "EXPENSE").contains(row.path("type").asString())) {
                profit = profit.add(new BigDecimal(row.at("/balance/amount").asString()));
            }
        }
        return profit.toPlainString();
    }
}
