package io.tieout.ledger.statement;

import static io.tieout.ledger.statement.Statements.amount;
import static io.tieout.ledger.statement.Statements.flow;
import static io.tieout.ledger.statement.Statements.isBalanced;
import static io.tieout.ledger.statement.Statements.section;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CashFlowIT {

    private static final String YEAR = "/api/v1/reports/cash-flow?from=2026-01-01&to=2026-12-31&method=";

    private final RestTestClient client;
    private final CompanyService companies;
    private final List<InvariantCheck> checks;
    private final EventProbe events;
    private final Books books;

    CashFlowIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe events,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.companies = companies;
        this.checks = checks;
        this.events = events;
        this.books = Books.open(client, companies);
    }

    @Test
    void tiesOutByBothMethods() {
        aYearOfTrade();

        var indirect = books.get(YEAR + "INDIRECT").is(200);
        var direct = books.get(YEAR + "DIRECT").is(200);

        for (var report : List.of(indirect, direct)) {
            assertThat(section(report, 0)).isEqualTo("11000.00");
            assertThat(section(report, 1)).isEqualTo("-5400.00");
            assertThat(section(report, 2)).isEqualTo("-500.00");
            assertThat(report.text("/exchangeEffect/amount")).isEqualTo("250.00");
            assertThat(report.text("/change/amount")).isEqualTo("5350.00");
            assertThat(report.text("/opening/amount")).isEqualTo("10000.00");
            assertThat(report.text("/closing/amount")).isEqualTo("15350.00");
            assertThat(report.body().path("tiesOut").asBoolean()).isTrue();
            assertThat(report.body().path("unmapped")).isEmpty();
        }
        assertThat(indirect.text("/sections/0/rows/0/amount/amount")).isEqualTo("12650.00");
        assertThat(flow(indirect, 0, "5500")).isEqualTo("2500.00");
        assertThat(flow(indirect, 0, "4700")).isEqualTo("-600.00");
        assertThat(flow(indirect, 0, "4820")).isEqualTo("-250.00");
        assertThat(flow(indirect, 0, "1300")).isEqualTo("-3000.00");
        assertThat(flow(indirect, 0, "1500")).isEqualTo("-1500.00");
        assertThat(flow(indirect, 0, "2100")).isEqualTo("1000.00");
        assertThat(flow(indirect, 0, "2200")).isEqualTo("200.00");
        assertThat(indirect.body().at("/sections/0/rows")).hasSize(8);
        assertThat(flow(direct, 0, "1300")).isEqualTo("57000.00");
        assertThat(flow(direct, 0, "2100")).isEqualTo("-30500.00");
        assertThat(flow(direct, 0, "5400")).isEqualTo("-12000.00");
        assertThat(flow(direct, 0, "5700")).isEqualTo("-700.00");
        assertThat(flow(direct, 0, "2200")).isEqualTo("-2800.00");
        assertThat(direct.text("/sections/1/rows/0/received/amount")).isEqualTo("1600.00");
        assertThat(direct.text("/sections/1/rows/0/paid/amount")).isEqualTo("-7000.00");
        var sheet = books.get("/api/v1/reports/balance-sheet?asOf=2026-12-31").is(200);
        assertThat(sheet.text("/assets/amount")).isEqualTo("46350.00");
        isBalanced(sheet);
        Checks.hold(checks, books.companyId());
    }

    @Test
    void saysThatItDoesNotTieAndNamesTheAccount() {
        books.post("/api/v1/accounts", """
                        {"code":"1310","name":"Deposits","type":"ASSET","parent":"1000"}""").is(201);
        books.postEntry("2026-02-01", "1110", "3100", "1000.00").is(201);
        books.postEntry("2026-03-01", "1310", "1110", "300.00").is(201);

        for (var method : List.of("INDIRECT", "DIRECT")) {
            var report = books.get(YEAR + method).is(200);
            assertThat(report.body().path("tiesOut").asBoolean()).isFalse();
            assertThat(report.text("/difference/amount")).isEqualTo("-300.00");
            assertThat(report.text("/unmapped/0/account")).isEqualTo("1310");
        }
        books.patch("/api/v1/accounts/1310", "{\"cashFlow\":\"INVESTING\"}", "\"1\"")
                .is(200);

        var mapped = books.get(YEAR + "DIRECT").is(200);
        assertThat(mapped.body().path("tiesOut").asBoolean()).isTrue();
        assertThat(section(mapped, 1)).isEqualTo("-300.00");
    }

    @Test
    void namesUnmappedAccountAlsoWhenNoCashMoved() {
        books.post("/api/v1/accounts", """
                        {"code":"1310","name":"Deposits","type":"ASSET","parent":"1000"}""").is(201);
        books.postEntry("2026-03-01", "1310", "2100", "300.00").is(201);

        var report = books.get(YEAR + "INDIRECT").is(200);

        assertThat(report.body().path("tiesOut").asBoolean()).isFalse();
        assertThat(report.text("/difference/amount")).isEqualTo("-300.00");
        assertThat(report.text("/unmapped/0/account")).isEqualTo("1310");
    }

    @Test
    void takesEquipmentBoughtOnCreditForNoOperatingCash() {
        books.postEntry("2026-03-01", "1600", "2100", "900.00").is(201);
        books.postEntry("2026-03-02", "5400", "2100", "50.00").is(201);

        var report = books.get(YEAR + "INDIRECT").is(200);

        assertThat(section(report, 0)).isEqualTo("0.00");
        assertThat(section(report, 1)).isEqualTo("0.00");
        assertThat(report.body().path("tiesOut").asBoolean()).isTrue();
    }

    @Test
    void tellsExchangeResultsOnReceivablesFromThoseOnCash() {
        openExchangeAccount();
        books.postEntry("2026-01-10", "1300", "4100", "440.00").is(201);
        entry("2026-02-10", debit("1110", "460.00"), credit("1300", "440.00"), credit("4820", "20.00"));
        books.postEntry("2026-03-31", "4820", "1110", "3.00").is(201);

        for (var method : List.of("INDIRECT", "DIRECT")) {
            var report = books.get(YEAR + method).is(200);
            assertThat(section(report, 0)).isEqualTo("460.00");
            assertThat(report.text("/exchangeEffect/amount")).isEqualTo("-3.00");
            assertThat(report.body().path("tiesOut").asBoolean()).isTrue();
        }
    }

    /// The bank's line and its explanation are two entries, and may lie in two periods.
    @Test
    void looksThroughBankClearingToWhatTheMoneyWasFor() {
        var trade = new Trade(events, books.companyId());
        trade.connectBank("100.00", LocalDate.of(2026, 1, 1));
        var lines = trade.bankLines(LocalDate.of(2026, 3, 30), "-12.00", "40.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.classify(lines.getFirst(), "BANK_FEE"));

        for (var method : List.of("INDIRECT", "DIRECT")) {
            var report = books.get(YEAR + method).is(200);
            assertThat(section(report, 0)).isEqualTo("-12.00");
            assertThat(report.text("/unexplainedBankLines/amount")).isEqualTo("40.00");
            assertThat(report.text("/broughtForward/amount")).isEqualTo("100.00");
            assertThat(report.text("/closing/amount")).isEqualTo("128.00");
            assertThat(report.body().path("tiesOut").asBoolean()).isTrue();
        }
    }

    @Test
    void showsCashFromEarlierBooksApart() {
        entry("2026-01-01", debit("1110", "500.00"), debit("1300", "70.00"), credit("3900", "570.00"));
        books.postEntry("2026-02-01", "1110", "1300", "70.00").is(201);

        for (var method : List.of("INDIRECT", "DIRECT")) {
            var report = books.get(YEAR + method).is(200);
            assertThat(report.text("/broughtForward/amount")).isEqualTo("500.00");
            assertThat(section(report, 0)).isEqualTo("70.00");
            assertThat(report.body().path("tiesOut").asBoolean()).isTrue();
        }
    }

    @Test
    void startsFromNothingInAnEmptyYear() {
        var report = books.get(YEAR + "DIRECT").is(200);
        assertThat(report.text("/closing/amount")).isEqualTo("0.00");
        assertThat(report.body().path("tiesOut").asBoolean()).isTrue();
        books.get("/api/v1/reports/cash-flow?method=MAGIC").refused(400, "invalid-parameter");
        books.get("/api/v1/reports/cash-flow?from=2026-02-01&to=2026-01-01").refused(422, "report-period-reversed");
    }

    /// Entries of two to five lines on accounts of all categories: both methods agree and tie, whatever was posted.
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void tiesForAnyMappedLedger(long seed) {
        var random = new Random(seed);
        var ledger = Books.open(client, companies);
        ledger.post("/api/v1/accounts", exchangeAccount()).is(201);
        var accounts = List.of(
                "1110", "1190", "1300", "1500", "1600", "1690", "2100", "2600", "3100", "3300", "3900", "4100", "4700",
                "4820", "5400", "5500", "5700");
        for (int step = 0; step < 60; step++) {
            var lines = new ArrayList<String>();
            long sum = 0;
            int count = 1 + random.nextInt(4);
            for (int line = 0; line < count; line++) {
                long minor = 1L + random.nextInt(100_000);
                var debit = random.nextBoolean();
                sum += debit ? minor : -minor;
                lines.add(ledger.line(any(accounts, random), debit ? "DEBIT" : "CREDIT", amount(minor)));
            }
            if (sum == 0) {
                continue;
            }
            lines.add(ledger.line(any(accounts, random), sum > 0 ? "CREDIT" : "DEBIT", amount(Math.abs(sum))));
            ledger.post("/api/v1/journal-entries", """
                            {"effectiveDate":"2026-%02d-11","text":"Test","lines":[%s]}""".formatted(1 + random.nextInt(12), String.join(",", lines)))
                    .is(201);
        }

        for (var range : List.of("from=2026-01-01&to=2026-12-31", "from=2026-03-01&to=2026-07-15")) {
            var direct = ledger.get("/api/v1/reports/cash-flow?method=DIRECT&" + range)
                    .is(200);
            var indirect = ledger.get("/api/v1/reports/cash-flow?method=INDIRECT&" + range)
                    .is(200);
            assertThat(direct.text("/difference/amount")).isEqualTo("0.00");
            assertThat(indirect.text("/difference/amount")).isEqualTo("0.00");
            assertThat(section(indirect, 0)).isEqualTo(section(direct, 0));
            assertThat(new BigDecimal(direct.text("/opening/amount"))
                            .add(new BigDecimal(direct.text("/change/amount"))))
                    .isEqualByComparingTo(direct.text("/closing/amount"));
        }
    }

    private static String any(List<String> accounts, Random random) {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private void aYearOfTrade() {
        openExchangeAccount();
        entry(
                "2025-12-31",
                debit("1110", "10000.00"),
                debit("1300", "5000.00"),
                debit("1500", "4000.00"),
                debit("1600", "20000.00"),
                credit("1690", "6000.00"),
                credit("2100", "3000.00"),
                credit("2200", "1000.00"),
                credit("2600", "9000.00"),
                credit("3100", "15000.00"),
                credit("3200", "5000.00"));
        books.postEntry("2026-01-31", "1300", "4100", "60000.00").is(201);
        books.postEntry("2026-02-28", "1110", "1300", "57000.00").is(201);
        books.postEntry("2026-03-01", "1500", "2100", "31500.00").is(201);
        books.postEntry("2026-03-31", "2100", "1110", "30500.00").is(201);
        books.postEntry("2026-04-30", "5100", "1500", "30000.00").is(201);
        books.postEntry("2026-05-31", "5400", "1110", "12000.00").is(201);
        books.postEntry("2026-06-30", "5500", "1690", "2500.00").is(201);
        entry(
                "2026-07-01",
                debit("1110", "1600.00"),
                debit("1690", "3000.00"),
                credit("1600", "4000.00"),
                credit("4700", "600.00"));
        books.postEntry("2026-07-02", "1600", "1110", "7000.00").is(201);
        books.postEntry("2026-08-01", "2600", "1110", "2000.00").is(201);
        books.postEntry("2026-08-02", "5700", "1110", "700.00").is(201);
        books.postEntry("2026-09-01", "5800", "2200", "3000.00").is(201);
        books.postEntry("2026-09-02", "2200", "1110", "2800.00").is(201);
        books.postEntry("2026-10-01", "3300", "1110", "1500.00").is(201);
        books.postEntry("2026-11-01", "1110", "3100", "3000.00").is(201);
        books.postEntry("2026-12-31", "1110", "4820", "250.00").is(201);
    }

    private void openExchangeAccount() {
        books.post("/api/v1/accounts", exchangeAccount()).is(201);
    }

    private static String exchangeAccount() {
        return """
                {"code":"4820","name":"Exchange differences","type":"REVENUE","parent":"4000",
                 "statementLine":"EXCHANGE_DIFFERENCES","cashFlow":"EXCHANGE"}""";
    }

    private String debit(String account, String amount) {
        return books.line(account, "DEBIT", amount);
    }

    private String credit(String account, String amount) {
        return books.line(account, "CREDIT", amount);
    }

    private void entry(String date, String... lines) {
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"%s","text":"Test","lines":[%s]}""".formatted(date, String.join(",", lines)))
                .is(201);
    }
}
