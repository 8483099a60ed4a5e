package io.tieout.ledger.statement;

import static io.tieout.ledger.statement.Statements.amount;
import static io.tieout.ledger.statement.Statements.figure;
import static io.tieout.ledger.statement.Statements.isBalanced;
import static io.tieout.ledger.statement.Statements.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class StatementIT {

    private static final String PROFIT = "/api/v1/reports/profit-and-loss";
    private static final String SHEET = "/api/v1/reports/balance-sheet";
    private static final String LEDGER = "/api/v1/reports/general-ledger";

    private final RestTestClient client;
    private final CompanyService companies;
    private final List<InvariantCheck> checks;
    private final Books books;

    StatementIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.companies = companies;
        this.checks = checks;
        this.books = Books.open(client, companies);
    }

    @Test
    void rollsTheYearIntoRetainedEarningsByComputation() {
        books.postEntry("2025-12-31", "1110", "3200", "10000.00").is(201);
        books.postEntry("2026-06-30", "1110", "4100", "120000.00").is(201);
        books.postEntry("2026-07-31", "5400", "1110", "95500.00").is(201);
        books.postEntry("2026-08-31", "3300", "1110", "4000.00").is(201);

        var yearEnd = books.get(SHEET + "?asOf=2026-12-31").is(200);
        assertThat(row(yearEnd, "RETAINED_EARNINGS")).isEqualTo("10000.00");
        assertThat(row(yearEnd, "CURRENT_YEAR_EARNINGS")).isEqualTo("24500.00");
        assertThat(row(yearEnd, "DIVIDENDS")).isEqualTo("-4000.00");
        assertThat(row(yearEnd, "ACCUMULATED_PROFIT")).isEqualTo("30500.00");
        isBalanced(yearEnd);
        var newYear = books.get(SHEET + "?asOf=2027-01-01").is(200);
        assertThat(row(newYear, "RETAINED_EARNINGS")).isEqualTo("30500.00");
        assertThat(row(newYear, "CURRENT_YEAR_EARNINGS")).isEqualTo("0.00");
        assertThat(row(newYear, "DIVIDENDS")).isEqualTo("0.00");
        assertThat(profit("2026-01-01", "2026-12-31")).isEqualTo("24500.00");
        assertThat(profit("2027-01-01", "2027-12-31")).isEqualTo("0.00");

        books.postEntry("2026-12-31", "5400", "2500", "1500.00").is(201);

        var audited = books.get(SHEET + "?asOf=2027-01-01").is(200);
        assertThat(row(audited, "RETAINED_EARNINGS")).isEqualTo("29000.00");
        assertThat(row(audited, "ACCRUALS")).isEqualTo("1500.00");
        assertThat(audited.text("/assets/amount")).isEqualTo("30500.00");
        isBalanced(audited);
        assertThat(profit("2026-01-01", "2026-12-31")).isEqualTo("23000.00");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void groupsLinesAndAddsThemUp() {
        books.postEntry("2026-03-01", "1110", "4100", "1000.00").is(201);
        books.postEntry("2026-03-02", "5100", "1110", "400.00").is(201);
        books.postEntry("2026-03-03", "5300", "1110", "100.00").is(201);
        books.postEntry("2026-03-04", "5700", "1110", "30.00").is(201);
        books.postEntry("2026-03-05", "5800", "2200", "70.00").is(201);

        var statement = books.get(PROFIT + "?from=2026-03-01&to=2026-03-31").is(200);

        assertThat(row(statement, "REVENUE")).isEqualTo("1000.00");
        assertThat(row(statement, "COST_OF_SALES")).isEqualTo("-400.00");
        assertThat(row(statement, "GROSS_PROFIT")).isEqualTo("600.00");
        assertThat(row(statement, "OPERATING_PROFIT")).isEqualTo("500.00");
        assertThat(row(statement, "PROFIT_BEFORE_TAX")).isEqualTo("470.00");
        assertThat(row(statement, "PROFIT")).isEqualTo("400.00");
        assertThat(row(statement, "DEPRECIATION")).isEqualTo("absent");
        assertThat(row(books.get(SHEET + "?asOf=2026-03-31"), "CURRENT_ASSETS")).isEqualTo("470.00");
    }

    @Test
    void comparesWithAnotherPeriodAndAnotherDate() {
        books.postEntry("2025-05-05", "1110", "4100", "80.00").is(201);
        books.postEntry("2026-05-05", "1110", "4100", "100.00").is(201);

        var statement = books.get(PROFIT + "?from=2026-01-01&to=2026-12-31&compareFrom=2025-01-01&compareTo=2025-12-31")
                .is(200);
        assertThat(statement.text("/rows/0/amount/amount")).isEqualTo("100.00");
        assertThat(statement.text("/rows/0/compared/amount")).isEqualTo("80.00");
        var sheet = books.get(SHEET + "?asOf=2026-12-31&compareTo=2025-12-31").is(200);
        assertThat(sheet.text("/rows/0/amount/amount")).isEqualTo("180.00");
        assertThat(sheet.text("/rows/0/compared/amount")).isEqualTo("80.00");
        assertThat(row(sheet, "RETAINED_EARNINGS")).isEqualTo("80.00");
    }

    @Test
    void dividesProfitByDimensionWithoutLosingAnything() {
        post("2026-04-01", "4100", "CREDIT", "500.00", "{\"costCenter\":\"NORTH\"}");
        post("2026-04-02", "4100", "CREDIT", "300.00", "{\"costCenter\":\"SOUTH\"}");
        post("2026-04-03", "5300", "DEBIT", "120.00", "{\"costCenter\":\"NORTH\",\"project\":\"P1\"}");
        post("2026-04-04", "5300", "DEBIT", "50.00", "{}");

        var statement = books.get(PROFIT + "?from=2026-04-01&to=2026-04-30&by=costCenter")
                .is(200);

        assertThat(statement.text("/profit/amount")).isEqualTo("630.00");
        assertThat(statement.body().path("parts")).hasSize(3);
        assertThat(statement.text("/parts/0/value")).isEqualTo("NORTH");
        assertThat(statement.text("/parts/0/profit/amount")).isEqualTo("380.00");
        assertThat(statement.text("/parts/1/profit/amount")).isEqualTo("300.00");
        assertThat(statement.body().at("/parts/2").has("value")).isFalse();
        assertThat(statement.text("/parts/2/profit/amount")).isEqualTo("-50.00");
        for (var part : statement.body().path("parts")) {
            for (var row : part.path("rows")) {
                row.path("figures").forEach(this::isWhatItsLinesAddUpTo);
            }
        }
    }

    private void isWhatItsLinesAddUpTo(JsonNode figure) {
        // The test's client encodes once more.
        var link = URLDecoder.decode(figure.path("link").asString(), StandardCharsets.UTF_8);
        var ledger = books.get(link + "&limit=1").is(200);
        assertThat(new BigDecimal(ledger.text("/opening/amount"))
                        .subtract(new BigDecimal(ledger.text("/closing/amount"))))
                .isEqualByComparingTo(figure.at("/amount/amount").asString());
        assertThat(ledger.body().path("items")).hasSize(1);
    }

    @Test
    void leadsFromEachFigureToItsLines() {
        for (int day = 1; day <= 5; day++) {
            books.postEntry("2026-05-0" + day, "5300", "1110", day + "0.00").is(201);
        }
        books.postEntry("2026-05-03", "1110", "5300", "5.00").is(201);
        books.postEntry("2026-04-30", "5300", "1110", "7.00").is(201);
        var statement = books.get(PROFIT + "?from=2026-05-01&to=2026-05-31").is(200);
        var rent = figure(statement.body().path("rows"), "5300");
        assertThat(rent.at("/amount/amount").asString()).isEqualTo("-145.00");

        var balances = new ArrayList<String>();
        var next = rent.path("link").asString() + "&limit=2";
        var page = books.get(next).is(200);
        assertThat(page.text("/opening/amount")).isEqualTo("7.00");
        assertThat(page.text("/closing/amount")).isEqualTo("152.00");
        while (true) {
            page.body()
                    .path("items")
                    .forEach(line -> balances.add(line.at("/balance/amount").asString()));
            if (!page.body().has("next")) {
                break;
            }
            page = books.get(next + "&cursor=" + page.text("/next")).is(200);
        }

        assertThat(balances).containsExactly("17.00", "37.00", "67.00", "62.00", "102.00", "152.00");
        books.get(page.text("/items/0/link")).is(200);
        var none = books.get(next + "&dimension=project:P1").is(200);
        assertThat(none.body().path("items")).isEmpty();
        assertThat(none.text("/closing/amount")).isEqualTo("0.00");
        assertThat(books.get(rent.path("link").asString() + "&dimension=project")
                        .text("/closing/amount"))
                .isEqualTo("152.00");
        books.get(LEDGER + "?account=1110&cursor=" + books.get(next).text("/next"))
                .refused(400, "invalid-cursor");
    }

    @Test
    void refusesWhatIsNoReport() {
        books.get(PROFIT + "?from=2026-02-01&to=2026-01-31").refused(422, "report-period-reversed");
        books.get(PROFIT + "?from=2026-01-01&to=2026-01-31&by=Cost-Center").refused(400, "invalid-parameter");
        books.get(PROFIT + "?knownAt=soon").refused(400, "invalid-known-at");
        books.get(SHEET + "?asOf=9999-01-01").refused(422, "date-out-of-range");
        books.get(SHEET + "?compareTo=1066-10-14").refused(422, "date-out-of-range");
        books.get(LEDGER + "?account=5999").refused(404, "account-not-found");
        books.get(LEDGER + "?account=5300&limit=0").refused(400, "invalid-limit");
        books.get(LEDGER + "?account=5300&dimension=Cost:1").refused(400, "invalid-parameter");
        books.get(LEDGER).refused(400, "invalid-parameter");
    }

    @Test
    void refusesReportWithTooManyValuesOfADimension() {
        var lines = new ArrayList<String>();
        for (int line = 0; line <= 500; line++) {
            lines.add(line("5300", "DEBIT", "1.00", "{\"room\":\"" + line + "\"}"));
        }
        lines.add(line("1110", "CREDIT", "501.00", "{}"));
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-04-01","text":"Rooms","lines":[%s]}""".formatted(String.join(",", lines)))
                .is(201);

        books.get(PROFIT + "?from=2026-04-01&to=2026-04-30&by=room").refused(422, "too-many-dimension-values");
    }

    @Test
    void showsStatementsToAccountantsAndAuditorsOnly() {
        var auditor = TestTokens.bearer(books.companyId(), Role.AUDITOR);
        var sales = TestTokens.bearer(books.companyId(), Role.SALES_REPRESENTATIVE);
        for (var report : List.of(
                PROFIT,
                SHEET,
                "/api/v1/reports/cash-flow",
                "/api/v1/reports/ratios",
                "/api/v1/reports/account-tree",
                LEDGER + "?account=1110")) {
            books.send(HttpMethod.GET, report, null, null, auditor).is(200);
            books.send(HttpMethod.GET, report, null, null, sales).refused(403, "access-denied");
        }
    }

    @Test
    void addsUpTheTreeOfAccounts() {
        books.postEntry("2026-01-01", "1110", "3100", "1000.00").is(201);
        books.postEntry("2026-02-01", "5300", "1110", "300.00").is(201);
        books.postEntry("2026-02-02", "1190", "1300", "40.00").is(201);

        var tree = books.get("/api/v1/reports/account-tree?asOf=2026-03-31").is(200);

        assertThat(tree.text("/accounts/0/account")).isEqualTo("1000");
        assertThat(tree.text("/accounts/0/subtotal/amount")).isEqualTo("700.00");
        assertThat(tree.text("/accounts/0/accounts/0/account")).isEqualTo("1100");
        assertThat(tree.text("/accounts/0/accounts/0/subtotal/amount")).isEqualTo("740.00");
        assertThat(tree.text("/accounts/2/subtotal/amount")).isEqualTo("1000.00");
        assertThat(tree.text("/accounts/4/subtotal/amount")).isEqualTo("300.00");
        var february = books.get("/api/v1/reports/account-tree?from=2026-02-01&asOf=2026-03-31")
                .is(200);
        assertThat(february.text("/accounts/0/subtotal/amount")).isEqualTo("-300.00");
    }

    @Test
    void computesRatiosFromTheStatements() {
        books.postEntry("2026-01-01", "1110", "3100", "1000.00").is(201);
        books.postEntry("2026-02-01", "1500", "2100", "600.00").is(201);
        books.postEntry("2026-02-02", "1300", "4100", "800.00").is(201);
        books.postEntry("2026-02-03", "5100", "1500", "300.00").is(201);

        var ratios = books.get("/api/v1/reports/ratios?from=2026-01-01&to=2026-03-31")
                .is(200);

        assertThat(ratio(ratios, "CURRENT_RATIO").path("value").asString()).isEqualTo("3.5000");
        assertThat(ratio(ratios, "QUICK_RATIO").path("value").asString()).isEqualTo("3.0000");
        assertThat(ratio(ratios, "GROSS_MARGIN").path("value").asString()).isEqualTo("62.5000");
        assertThat(ratio(ratios, "DAYS_PAYABLE").path("value").asString()).isEqualTo("180.0000");
        assertThat(ratio(ratios, "DAYS_PAYABLE").at("/inputs/DAYS").asString()).isEqualTo("90");
        assertThat(ratio(ratios, "INTEREST_COVER").has("value")).isFalse();
        assertThat(ratio(ratios, "INTEREST_COVER").path("formula").asString())
                .isEqualTo("OPERATING_PROFIT / -FINANCE_COSTS");
    }

    private static JsonNode ratio(Books.Answer ratios, String name) {
        for (var item : ratios.body().path("ratios")) {
            if (item.path("ratio").asString().equals(name)) {
                return item;
            }
        }
        throw new AssertionError(name);
    }

    private record ModelLine(String account, LocalDate date, long minor) {}

    /// Random entries on accounts of all types; on any date the statements equal the trial balance and a naive model.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void agreesWithTrialBalanceAndNaiveModelOnEveryDate(long seed) {
        var random = new Random(seed);
        var ledger = Books.open(client, companies, "EUR", "UTC", 1 + random.nextInt(12));
        var accounts = List.of("1110", "1500", "1690", "2100", "2600", "3100", "3300", "4100", "5300", "5500");
        var model = new ArrayList<ModelLine>();
        for (int step = 0; step < 50; step++) {
            var date = LocalDate.of(2024, 6, 1).plusDays(random.nextInt(900));
            var debit = accounts.get(random.nextInt(accounts.size()));
            var credit = accounts.get(random.nextInt(accounts.size()));
            long minor = 1L + random.nextInt(1_000_000);
            ledger.postEntry(date.toString(), debit, credit, amount(minor)).is(201);
            model.add(new ModelLine(debit, date, minor));
            model.add(new ModelLine(credit, date, -minor));
        }
        for (int question = 0; question < 25; question++) {
            var from = LocalDate.of(2024, 5, 1).plusDays(random.nextInt(900));
            var to = from.plusDays(random.nextInt(400));
            var statement = ledger.get(PROFIT + "?from=" + from + "&to=" + to).is(200);
            long profit = -model.stream()
                    .filter(line ->
                            line.account().startsWith("4") || line.account().startsWith("5"))
                    .filter(line -> !line.date().isBefore(from) && !line.date().isAfter(to))
                    .mapToLong(ModelLine::minor)
                    .sum();
            assertThat(statement.text("/profit/amount")).isEqualTo(amount(profit));
            var sheet = ledger.get(SHEET + "?asOf=" + to).is(200);
            isBalanced(sheet);
            assertThat(sheet.text("/assets/amount"))
                    .isEqualTo(amount(model.stream()
                            .filter(line -> line.account().startsWith("1")
                                    && !line.date().isAfter(to))
                            .mapToLong(ModelLine::minor)
                            .sum()));
            ledger.get("/api/v1/reports/account-balances?asOf=" + to)
                    .body()
                    .path("accounts")
                    .forEach(balance -> {
                        if (balance.path("type").asString().equals("ASSET")
                                && !balance.at("/balance/amount").asString().equals("0.00")) {
                            assertThat(figure(
                                                    sheet.body().path("rows"),
                                                    balance.path("account").asString())
                                            .path("amount"))
                                    .isEqualTo(balance.path("balance"));
                        }
                    });
        }
    }

    private String profit(String from, String to) {
        return books.get(PROFIT + "?from=" + from + "&to=" + to).is(200).text("/profit/amount");
    }

    private void post(String date, String account, String side, String amount, String dimensions) {
        var other = side.equals("DEBIT") ? "CREDIT" : "DEBIT";
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"%s","text":"Test","lines":[%s,%s]}""".formatted(
                                date, line(account, side, amount, dimensions), line("1110", other, amount, "{}")))
                .is(201);
    }

    private static String line(String account, String side, String amount, String dimensions) {
        return """
                {"account":"%s","side":"%s","amount":{"amount":"%s","currency":"EUR"},"dimensions":%s}""".formatted(account, side, amount, dimensions);
    }
}
