package io.tieout.ledger.statement;

import static io.tieout.ledger.statement.Statements.amount;
import static io.tieout.ledger.statement.Statements.figure;
import static io.tieout.ledger.statement.Statements.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platformtest.ServiceTest;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Reports of some lines only: over all values of a dimension, and none, each figure adds up to the whole.
@ServiceTest
class DimensionIT {

    private static final String REPORTS = "/api/v1/reports/";
    private static final String MARCH = "from=2026-03-01&to=2026-03-31";
    private static final List<String> VALUES =
            List.of("&dimension=costCenter:NORTH", "&dimension=costCenter:SOUTH, Köln", "&dimension=costCenter");

    private final Books books;
    private final List<InvariantCheck> checks;

    DimensionIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.books = Books.open(client, companies);
        this.checks = checks;
    }

    @BeforeEach
    void postsEntriesOfTwoPlaces() {
        post(
                "2026-02-10",
                line("1110", "DEBIT", "50.00", "NORTH", "P1"),
                line("4100", "CREDIT", "50.00", "NORTH", "P1"));
        post(
                "2026-03-02",
                line("1110", "DEBIT", "500.00", null, null),
                line("4100", "CREDIT", "500.00", "NORTH", "P1"));
        post(
                "2026-03-03",
                line("1110", "DEBIT", "300.00", null, null),
                line("4100", "CREDIT", "260.00", "SOUTH, Köln", "P1"),
                line("4100", "CREDIT", "40.00", null, null));
        post(
                "2026-03-04",
                line("5300", "DEBIT", "120.00", "NORTH", "P2"),
                line("1110", "CREDIT", "120.00", null, null));
        // Between two places: nothing on the whole.
        post("2026-03-05", line("5400", "DEBIT", "70.00", "NORTH", null), line("5400", "CREDIT", "70.00", null, "P2"));
        post(
                "2026-03-06",
                line("1690", "DEBIT", "900.00", "NORTH", null),
                line("1110", "CREDIT", "900.00", null, null));
    }

    @Test
    void addsUpToTheWholeInEveryReport() {
        addsUp("profit-and-loss?" + MARCH, "/profit/amount");
        addsUp("balance-sheet?asOf=2026-03-31", "/assets/amount");
        addsUp("balance-sheet?asOf=2026-03-31", "/liabilitiesAndEquity/amount");
        addsUp("trial-balance?asOf=2026-03-31", "/total/debit/amount");
        addsUp("trial-balance?asOf=2026-03-31&stage=UNADJUSTED", "/total/credit/amount");
        addsUp("account-balances?asOf=2026-03-31&account=4100", "/accounts/0/balance/amount");
        addsUp("account-balances?from=2026-03-01&asOf=2026-03-31&account=4100", "/accounts/0/credit/amount");
        addsUp("account-tree?asOf=2026-03-31", "/accounts/0/subtotal/amount");
        addsUp("general-ledger?account=4100&" + MARCH, "/closing/amount");
        addsUp("journal?" + MARCH, "/debit/amount");
        addsUp("cash-flow?method=DIRECT&" + MARCH, "/change/amount", "cash-flow?" + MARCH);
        addsUp("cash-flow?method=DIRECT&" + MARCH, "/sections/0/total/amount", "cash-flow?" + MARCH);
        addsUp("cash-flow?method=DIRECT&" + MARCH, "/sections/1/total/amount", "cash-flow?" + MARCH);
        var report = books.post("/api/v1/reports/custom", """
                        {"name":"Sales","rows":[
                          {"key":"SALES","label":"Sales","accounts":["4000-4999"],"measure":"CREDIT_TURNOVER"}]}""").is(201);
        addsUp("custom/" + report.text("/id") + "/result?" + MARCH, "/rows/0/value");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void takesOnlyLinesThatPassEachDimension() {
        assertThat(profit("&dimension=costCenter:NORTH")).isEqualTo("310.00");
        assertThat(profit("&dimension=costCenter:NORTH&dimension=project:P1")).isEqualTo("500.00");
        assertThat(profit("&dimension=costCenter:SOUTH, Köln")).isEqualTo("260.00");
        assertThat(profit("&dimension=costCenter:WEST")).isEqualTo("0.00");
        var answer = books.get(
                        REPORTS + "profit-and-loss?" + MARCH + "&dimension=costCenter:NORTH&dimension=project:P1")
                .is(200);
        assertThat(answer.text("/dimensions/0")).isEqualTo("costCenter:NORTH");
        assertThat(answer.text("/dimensions/1")).isEqualTo("project:P1");
        assertThat(books.get(REPORTS + "profit-and-loss?" + MARCH).body().has("dimensions"))
                .isFalse();
    }

    @Test
    void leadsToTheSameLines() {
        var statement = books.get(REPORTS + "profit-and-loss?" + MARCH + "&dimension=costCenter:SOUTH, Köln");
        var sales = figure(statement.body().path("rows"), "4100");
        // The test's client encodes once more.
        var link = URLDecoder.decode(sales.path("link").asString(), StandardCharsets.UTF_8);
        var ledger = books.get(link).is(200);
        assertThat(ledger.body().path("items")).hasSize(1);
        assertThat(ledger.text("/closing/amount")).isEqualTo("-260.00");
        var balance = books.get(REPORTS + "trial-balance?asOf=2026-03-31&dimension=project:P1")
                .is(200);
        for (var account : balance.body().path("accounts")) {
            var lines = books.get(URLDecoder.decode(account.path("link").asString(), StandardCharsets.UTF_8))
                    .is(200);
            assertThat(lines.text("/closing/amount"))
                    .isEqualTo(signed(account.at("/debitBalance/amount"), account.at("/creditBalance/amount")));
        }
    }

    @Test
    void dividesTheProfitIntoColumns() {
        var csv = new String(
                Objects.requireNonNull(books.file(REPORTS + "profit-and-loss?" + MARCH + "&by=costCenter&format=csv")
                        .getResponseBody()),
                StandardCharsets.UTF_8);

        assertThat(csv.lines())
                .contains(
                        "row,kind,account,name,costCenter:NORTH,\"costCenter:SOUTH, Köln\",(no costCenter),total,currency",
                        "PROFIT,TOTAL,,,310.00,260.00,110.00,680.00,EUR");
        // An account that comes to nothing on the whole is there, since its columns are not nothing.
        assertThat(csv.lines().filter(line -> line.contains(",5400,")))
                .singleElement()
                .asString()
                .endsWith(",-70.00,,70.00,0.00,EUR");
        assertThat(profit("&by=costCenter&dimension=project:P2")).isEqualTo("-50.00");
    }

    @Test
    void comparesWithTheDaysBeforeAndTheYearBefore() {
        var before = books.get(REPORTS + "profit-and-loss?" + MARCH + "&compare=PREVIOUS_PERIOD")
                .is(200);
        assertThat(before.text("/compareFrom")).isEqualTo("2026-02-01");
        assertThat(before.text("/compareTo")).isEqualTo("2026-02-28");
        assertThat(before.text("/rows/0/compared/amount")).isEqualTo("50.00");
        var year = books.get(REPORTS + "balance-sheet?asOf=2026-02-28&compare=PREVIOUS_YEAR");
        assertThat(year.is(200).text("/compareTo")).isEqualTo("2025-02-28");
        var balances = books.get(REPORTS + "trial-balance?asOf=2026-03-31&compare=PREVIOUS_PERIOD")
                .is(200);
        assertThat(balances.text("/accounts/0/account")).isEqualTo("1110");
        assertThat(balances.text("/accounts/0/compared/amount")).isEqualTo("50.00");
        assertThat(balances.text("/total/compared/amount")).isEqualTo("0.00");
        var flow = books.get(REPORTS + "cash-flow?" + MARCH + "&compare=PREVIOUS_PERIOD")
                .is(200);
        assertThat(flow.text("/compared/change/amount")).isEqualTo("50.00");
        assertThat(flow.text("/tiesOut")).isEqualTo("true");
        assertThat(text(REPORTS + "cash-flow?method=DIRECT&format=csv&" + MARCH + "&compare=PREVIOUS_PERIOD")
                        .lines())
                .contains("CHANGE,TOTAL,,,-220.00,50.00,,,EUR")
                .anyMatch(
                        line -> line.startsWith("OPERATING,CASH,4100,") && line.contains(",800.00,50.00,800.00,0.00,"));
        assertThat(books.get(REPORTS + "ratios?" + MARCH + "&compare=PREVIOUS_PERIOD")
                        .is(200)
                        .text("/compareTo"))
                .isEqualTo("2026-02-28");
        books.get(REPORTS + "profit-and-loss?compare=PREVIOUS_YEAR&compareTo=2025-12-31")
                .refused(400, "comparison-ambiguous");
        books.get(REPORTS + "trial-balance?compare=PREVIOUS_YEAR&compareTo=2025-12-31")
                .refused(400, "comparison-ambiguous");
    }

    @Test
    void readsTheJournalPageByPage() {
        var entries = new ArrayList<String>();
        var path = REPORTS + "journal?" + MARCH + "&limit=4";
        var page = books.get(path).is(200);
        assertThat(page.text("/debit/amount"))
                .isEqualTo(page.text("/credit/amount"))
                .isEqualTo("1890.00");
        while (true) {
            page.body()
                    .path("items")
                    .forEach(line -> entries.add(line.path("effectiveDate").asString() + " "
                            + line.path("account").asString() + " "
                            + line.path("side").asString() + " "
                            + line.at("/amount/amount").asString()));
            if (!page.body().has("next")) {
                break;
            }
            page = books.get(path + "&cursor=" + page.text("/next")).is(200);
        }
        assertThat(entries).hasSize(11).doesNotHaveDuplicates().isSortedAccordingTo((left, right) -> left.substring(
                        0, 10)
                .compareTo(right.substring(0, 10)));
        assertThat(text(REPORTS + "journal?format=csv&" + MARCH).lines()).hasSize(12);
        assertThat(books.get(REPORTS + "journal?" + MARCH + "&knownAt=2020-01-01")
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoDimension() {
        for (var report : List.of(
                "profit-and-loss", "balance-sheet", "trial-balance", "account-balances", "cash-flow", "journal")) {
            books.get(REPORTS + report + "?dimension=Cost:1").refused(400, "invalid-parameter");
        }
        books.get(REPORTS + "profit-and-loss?" + "dimension=a:1&".repeat(6)).refused(400, "invalid-parameter");
        books.get(REPORTS + "cash-flow?method=INDIRECT&dimension=costCenter:NORTH")
                .refused(422, "cash-flow-of-dimension-is-direct")
                .at("method");
    }

    private void addsUp(String report, String figure) {
        addsUp(report, figure, report);
    }

    private void addsUp(String whole, String figure, String part) {
        var sum = BigDecimal.ZERO;
        for (var value : VALUES) {
            var answer = books.get(REPORTS + part + value).is(200).body().at(figure);
            sum = sum.add(new BigDecimal(answer.asString()));
        }
        assertThat(sum)
                .as(part + " " + figure)
                .isEqualByComparingTo(books.get(REPORTS + whole).is(200).text(figure));
    }

    private String profit(String parameters) {
        var statement =
                books.get(REPORTS + "profit-and-loss?" + MARCH + parameters).is(200);
        assertThat(row(statement, "PROFIT")).isEqualTo(statement.text("/profit/amount"));
        return statement.text("/profit/amount");
    }

    private String text(String path) {
        return new String(Objects.requireNonNull(books.file(path).getResponseBody()), StandardCharsets.UTF_8);
    }

    private static String signed(JsonNode debit, JsonNode credit) {
        return amount(new BigDecimal(debit.asString())
                .subtract(new BigDecimal(credit.asString()))
                .movePointRight(2)
                .longValueExact());
    }

    private void post(String date, String... lines) {
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"%s","text":"Test","lines":[%s]}""".formatted(date, String.join(",", lines)))
                .is(201);
    }

    private static String line(
            String account, String side, String amount, @Nullable String costCenter, @Nullable String project) {
        var dimensions = new ArrayList<String>();
        if (costCenter != null) {
            dimensions.add("\"costCenter\":\"" + costCenter + "\"");
        }
        if (project != null) {
            dimensions.add("\"project\":\"" + project + "\"");
        }
        return """
                {"account":"%s","side":"%s","amount":{"amount":"%s","currency":"EUR"},"dimensions":{%s}}""".formatted(account, side, amount, String.join(",", dimensions));
    }
}
