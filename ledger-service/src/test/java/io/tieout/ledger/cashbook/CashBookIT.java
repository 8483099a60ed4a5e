package io.tieout.ledger.cashbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CashBookIT {

    private static final String ENTRIES = "/api/v1/cash-book-entries";
    private static final String RULES = "/api/v1/cash-book-rules";

    private final List<InvariantCheck> checks;
    private final Books books;

    CashBookIT(
            @Autowired RestTestClient client,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.books = Books.open(client, companies);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void makesABalancedEntryOfEachLine() {
        var rule = books.put(RULES + "/RENT", "{\"counterAccount\":\"5300\"}", null)
                .is(200);
        var body = batch(
                line("2026-03-01", "1110", "500.00", "\"counterAccount\":\"4100\""),
                line("2026-03-02", "1110", "-120.50", "\"rule\":\"RENT\",\"reference\":\"R-7\""));
        var key = Ids.next().toString();
        var posted = books.post(ENTRIES, body, key).is(200);
        books.post(ENTRIES, body, key).is(200);

        assertThat(posted.body().path("posted").asInt()).isEqualTo(2);
        assertThat(books.balance("1110", "asOf=2026-12-31")).isEqualTo("379.50");
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("120.50");
        var entry = books.get("/api/v1/journal-entries/" + posted.text("/results/1/entryId"))
                .is(200);
        assertThat(entry.text("/source")).isEqualTo("CASH_BOOK");
        assertThat(entry.text("/lines/0/side")).isEqualTo("CREDIT");
        assertThat(entry.text("/lines/0/dimensions/reference")).isEqualTo("R-7");
        assertThat(books.get("/api/v1/journal-entries?source=CASH_BOOK").body().path("items"))
                .hasSize(2);

        books.put(RULES + "/RENT", "{\"counterAccount\":\"5400\"}", null).refused(428, "if-match-required");
        var changed = books.put(RULES + "/RENT", "{\"counterAccount\":\"5400\"}", rule.eTag())
                .is(200);
        books.put(RULES + "/RENT", "{\"counterAccount\":\"5300\"}", rule.eTag()).refused(412, "stale-version");
        books.put(RULES + "/FUEL", "{\"counterAccount\":\"9999\"}", null).refused(404, "account-not-found");
        assertThat(changed.text("/counterAccount")).isEqualTo("5400");
        assertThat(books.get(RULES).is(200).body().path("items")).hasSize(1);
    }

    @Test
    void refusesAllOrSaysWhichLinesAreWrong() {
        var lines = new String[] {
            line("2026-03-01", "1110", "10.00", "\"counterAccount\":\"4100\""),
            line("2026-03-01", "1110", "10.00", "\"counterAccount\":\"1200\""),
            line("2026-03-01", "1500", "10.00", "\"counterAccount\":\"4100\""),
            line("2026-03-01", "1110", "0.00", "\"counterAccount\":\"4100\""),
            line("2026-03-01", "1110", "1.00", "\"counterAccount\":\"1110\""),
            line("2026-03-01", "1110", "1.00", "\"rule\":\"NOBODY_KNOWS\""),
            line("2026-03-01", "9999", "1.00", "\"counterAccount\":\"4100\""),
            line("2200-03-01", "1110", "1.00", "\"counterAccount\":\"4100\""),
            line("2026-03-01", "1110", "999999999999999.00", "\"counterAccount\":\"4100\""),
            line("2026-03-01", "1110", "-92233720368547758.08", "\"counterAccount\":\"4100\"")
        };
        var refused = books.post(ENTRIES, batch(lines)).refused(422, "cash-book-refused");
        assertThat(refused.body().path("refused")).hasSize(9);
        assertThat(refused.body().path("errors"))
                .extracting(error -> error.path("pointer").asString())
                .containsExactly(
                        "/lines/1/counterAccount",
                        "/lines/2/cashAccount",
                        "/lines/3/amount",
                        "/lines/4/counterAccount",
                        "/lines/5/rule",
                        "/lines/6/cashAccount",
                        "/lines/7/date",
                        "/lines/8/amount",
                        "/lines/9/amount");
        assertThat(books.get("/api/v1/journal-entries").body().path("items")).isEmpty();

        var each = books.post(ENTRIES, batch(lines).replace("{\"lines\"", "{\"atomic\":false,\"lines\""))
                .is(200);
        assertThat(each.body().path("posted").asInt()).isEqualTo(1);
        assertThat(each.text("/results/1/code")).isEqualTo("control-account");
        assertThat(each.text("/results/2/code")).isEqualTo("cash-book-line-refused");
        assertThat(books.balance("1110", "asOf=2026-12-31")).isEqualTo("10.00");
        closedMonthsStayClosed();
    }

    private void closedMonthsStayClosed() {
        books.close("2026-03").is(200);
        var late = books.post(ENTRIES, batch(line("2026-03-31", "1110", "1.00", "\"counterAccount\":\"4100\"")))
                .refused(422, "cash-book-refused")
                .at("/lines/0/date");
        assertThat(late.text("/refused/0/code")).isEqualTo("period-closed");
    }

    @Test
    void isForAccountants() {
        var body = batch(line("2026-03-01", "1110", "10.00", "\"counterAccount\":\"4100\""));
        books.send(HttpMethod.POST, ENTRIES, body, null).refused(400, "idempotency-key-required");
        books.post(ENTRIES, batch(line("2026-03-01", "1110", "1.00", "\"text\":\"x\"")))
                .is(400);
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            Answer answer =
                    books.send(HttpMethod.POST, ENTRIES, body, "key", TestTokens.bearer(books.companyId(), role));
            answer.refused(403, "access-denied");
        }
    }

    private static String batch(String... lines) {
        return "{\"lines\":[" + String.join(",", lines) + "]}";
    }

    private static String line(String date, String account, String amount, String more) {
        return """
                {"date":"%s","cashAccount":"%s","amount":{"amount":"%s","currency":"EUR"},%s%s}""".formatted(date, account, amount, more.contains("\"text\"") ? "" : "\"text\":\"Till\",", more);
    }
}
