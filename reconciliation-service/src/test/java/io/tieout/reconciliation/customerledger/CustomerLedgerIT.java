package io.tieout.reconciliation.customerledger;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.reconciliation.CustomerLines;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CustomerLedgerIT {

    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final Instant THEN = Instant.parse("2026-03-20T10:00:00.123456Z");

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final CustomerLedgerCheck check;
    private final MatchingScene scene;
    private final CustomerLines lines;

    CustomerLedgerIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired CustomerLedgerCheck check) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.check = check;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.lines = new CustomerLines(probe, scene.company);
    }

    @Test
    void recordsAllDealingsLineByLineWithARunningBalanceAndAMark() {
        var paid = scene.invoice("INV-1", "100.00");
        var open = scene.invoice("INV-2", "50.00");
        scene.paid(paid, 2, "100.00", null);
        var credit = Ids.next();
        var first = lines.tell(
                lines.line(scene.customer, "INVOICE", MARCH_1, THEN, "100.00", item(paid, "INV-1")),
                lines.line(scene.customer, "INVOICE", MARCH_1.plusDays(2), THEN, "50.00", item(open, "INV-2")),
                lines.line(scene.customer, "PAYMENT", MARCH_1.plusDays(9), THEN, "-100.00", item(paid, "INV-1")),
                lines.line(
                        scene.customer, "PAYMENT", MARCH_1.plusDays(9), THEN, "-30.00", CustomerLines.credit(credit)));

        var march = ledger("from=2026-03-02&to=2026-03-31");

        assertThat(march.at("/receivable/opening/amount")).isEqualTo("100.00");
        assertThat(march.at("/receivable/closing/amount")).isEqualTo("50.00");
        assertThat(march.at("/onAccount/closing/amount")).isEqualTo("-30.00");
        assertThat(march.at("/customerName")).isEqualTo("Lindner Weberei GmbH");
        assertThat(shown(march))
                .containsExactly(
                        "2026-03-03 Invoice INV-2 50.00 -  = 150.00 OPEN",
                        "2026-03-10 Payment INV-1  - 100.00 = 50.00 MATCHED",
                        "2026-03-10 Payment   - 30.00 = -30.00 OPEN");

        // The same event again, and what the money on account is used for.
        probe.send(first);
        lines.tell(
                lines.line(
                        scene.customer,
                        "ALLOCATION",
                        MARCH_1.plusDays(30),
                        THEN,
                        "30.00",
                        CustomerLines.credit(credit)),
                lines.line(scene.customer, "ALLOCATION", MARCH_1.plusDays(30), THEN, "-30.00", item(open, "INV-2")));
        scene.keptBack(open, 2, "30.00", "20.00");

        assertThat(shown(ledger("from=2026-03-31&to=2026-03-31")))
                .containsExactly(
                        "2026-03-31 Settlement  30.00 -  = 0.00 MATCHED",
                        "2026-03-31 Settlement INV-2  - 30.00 = 20.00 OPEN");
        // Marked as it stood on that day: the money was still on account.
        assertThat(shown(ledger("from=2026-03-10&to=2026-03-10&asOf=2026-03-30")))
                .contains("2026-03-10 Payment   - 30.00 = -30.00 OPEN");
        assertThat(shown(ledger("from=2026-03-10&to=2026-03-10&asOf=2026-03-31")))
                .contains("2026-03-10 Payment   - 30.00 = -30.00 MATCHED");
        assertThat(check.violations(scene.company)).isEmpty();
    }

    @Test
    void pagesAndExportsWhatIsOnTheScreen() {
        var told = new ArrayList<CustomerLinesSealed.Line>();
        for (int day = 0; day < 7; day++) {
            told.add(lines.line(
                    scene.customer,
                    "INVOICE",
                    MARCH_1.plusDays(day),
                    THEN,
                    "10.0" + day,
                    item(Ids.next(), "=INV-" + day)));
        }
        lines.tell(told.toArray(CustomerLinesSealed.Line[]::new));

        var whole = ledger("from=2026-03-02&to=2026-03-31");
        var paged = new ArrayList<String>();
        String next = "";
        do {
            var page = ledger("from=2026-03-02&to=2026-03-31&limit=2" + next);
            assertThat(page.at("/receivable/opening/amount")).isEqualTo("10.00");
            paged.addAll(shown(page));
            next = page.body().at("/lines").has("next") ? "&cursor=" + page.at("/lines/next") : "";
        } while (!next.isEmpty());

        assertThat(paged).hasSize(6).isEqualTo(shown(whole));
        var csv = csv("from=2026-03-02&to=2026-03-31");
        assertThat(csv).hasSize(11);
        assertThat(csv.get(1)).isEqualTo("2026-03-02,,,RECEIVABLE,Opening,,,,10.00,EUR,,");
        var exported =
                csv.subList(3, 9).stream().map(line -> line.split(",", -1)[8]).toList();
        assertThat(exported)
                .isEqualTo(whole.body().at("/lines/items").values().stream()
                        .map(line -> line.at("/balance/amount").asString())
                        .toList());
        assertThat(csv.get(3)).contains(",'=INV-1,");
        assertThat(csv.get(9))
                .isEqualTo("2026-03-31,,,RECEIVABLE,Closing,,,," + whole.at("/receivable/closing/amount") + ",EUR,,");
    }

    @Test
    void knowsWhatWasKnownBeforeAndKeepsCurrenciesApart() {
        var other = Ids.next();
        lines.tell(
                lines.line(scene.customer, "INVOICE", MARCH_1, THEN, "100.00", item(Ids.next(), "INV-1")),
                lines.line(
                        scene.customer,
                        "INVOICE",
                        MARCH_1,
                        THEN,
                        Money.parse("70.00", "USD"),
                        item(Ids.next(), "INV-2")),
                lines.line(other, "INVOICE", MARCH_1, THEN, "7.00", item(Ids.next(), "INV-3")));
        // Told later, dated earlier.
        lines.tell(lines.line(
                scene.customer,
                "WRITE_OFF",
                MARCH_1.minusDays(3),
                THEN.plusSeconds(60),
                "-5.00",
                item(Ids.next(), "INV-0")));

        assertThat(ledger("to=2026-03-31").at("/receivable/closing/amount")).isEqualTo("95.00");
        assertThat(ledger("to=2026-03-31&knownAt=" + THEN).at("/receivable/closing/amount"))
                .isEqualTo("100.00");
        assertThat(ledger("to=2026-03-31&knownAt=2026-03-19").at("/receivable/closing/amount"))
                .isEqualTo("0.00");
        assertThat(get("/" + scene.customer + "?currency=USD&to=2026-03-31").at("/receivable/closing/amount"))
                .isEqualTo("70.00");
        var all = get("?currency=EUR&asOf=2026-03-31&limit=1");
        assertThat(all.at("/receivable/amount")).isEqualTo("102.00");
        var second = get("?currency=EUR&asOf=2026-03-31&limit=1&cursor=" + all.at("/customers/next"));
        assertThat(List.of(
                        all.at("/customers/items/0/receivable/amount"),
                        second.at("/customers/items/0/receivable/amount")))
                .containsExactlyInAnyOrder("95.00", "7.00");
        // The end of a day is where the company is.
        probe.tell(
                IdentityEvents.COMPANY_STATE,
                scene.company,
                scene.company,
                1,
                new CompanyState(scene.company, "Lindner", "EUR", "Asia/Jakarta", "id-ID", 1));
        var late = Instant.parse("2026-03-20T17:00:00Z");
        lines.tell(lines.line(scene.customer, "PAYMENT", MARCH_1, late, "-1.00", item(Ids.next(), "INV-4")));
        assertThat(ledger("to=2026-03-31&knownAt=2026-03-20").at("/receivable/closing/amount"))
                .isEqualTo("95.00");
        assertThat(ledger("to=2026-03-31&knownAt=2026-03-21").at("/receivable/closing/amount"))
                .isEqualTo("94.00");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        var accountant = scene.person("Ana", ACCOUNTANT);
        var path = "/api/v1/customer-ledgers/" + scene.customer + "?currency=EUR";
        // The journal has a block, and nothing was told of the customers in it.
        probe.tell(LedgerEvents.JOURNAL_BLOCK_SEALED, scene.company, scene.company, 1, block());
        assertThat(accountant.get(path).told()).isEqualTo("503 customer-ledger-incomplete");
        lines.tell(false, lines.line(scene.customer, "INVOICE", MARCH_1, THEN, "1.00", item(Ids.next(), "INV-1")));
        assertThat(accountant.get(path).told()).isEqualTo("503 customer-ledger-incomplete");
        assertThat(accountant.get("/api/v1/customer-ledgers?currency=EUR").told())
                .isEqualTo("503 customer-ledger-incomplete");
        lines.tell(lines.line(scene.customer, "INVOICE", MARCH_1, THEN, "1.00", item(Ids.next(), "INV-2")));
        assertThat(accountant.get(path).told()).isEqualTo("200");

        assertThat(accountant.get(path + "&from=2026-03-02&to=2026-03-01").told())
                .isEqualTo("400 customer-ledger-days");
        assertThat(accountant.get(path + "&to=2026-03-02&asOf=2026-03-01").errors())
                .containsExactly("asOf");
        assertThat(accountant.get(path + "&from=1899-12-31").told()).isEqualTo("400 customer-ledger-days");
        assertThat(accountant.get(path + "&knownAt=yesterday").told()).isEqualTo("400 invalid-known-at");
        assertThat(accountant.get(path + "&knownAt=2500-01-01").told()).isEqualTo("400 invalid-known-at");
        assertThat(accountant
                        .get("/api/v1/customer-ledgers/" + Ids.next() + "?currency=EUR")
                        .told())
                .isEqualTo("404 customer-not-found");
        assertThat(scene.person("Aud", AUDITOR).get(path).told()).isEqualTo("200");
        assertThat(scene.person("Rep", SALES_REPRESENTATIVE).get(path).status()).isEqualTo(403);
        var stranger = new MatchingScene(client, probe, jdbc).person("Stranger", ACCOUNTANT);
        assertThat(stranger.get(path).told()).isEqualTo("404 customer-not-found");
    }

    @Test
    void noticesLinesThatDoNotAddUp() {
        lines.tell(lines.line(scene.customer, "INVOICE", MARCH_1, THEN, "1.00", item(Ids.next(), "INV-1")));
        assertThat(check.violations(scene.company)).isEmpty();

        jdbc.sql("update customer_ledger_total set balance_minor = balance_minor + 1 where company_id = :company")
                .param("company", scene.company)
                .update();

        assertThat(check.violations(scene.company)).hasSize(1);
        jdbc.sql("update customer_ledger_total set balance_minor = balance_minor - 1 where company_id = :company")
                .param("company", scene.company)
                .update();
    }

    private JournalBlockSealed block() {
        var one = MatchingScene.eur("1.00");
        return new JournalBlockSealed(
                scene.company,
                1,
                1,
                1,
                List.of(new JournalBlockSealed.Entry(
                        Ids.next(),
                        1,
                        MARCH_1,
                        THEN,
                        "MANUAL",
                        null,
                        List.of(
                                new JournalBlockSealed.Line("1000", "DEBIT", one),
                                new JournalBlockSealed.Line("2000", "CREDIT", one)))));
    }

    private static CustomerLinesSealed.Item item(UUID id, String number) {
        return CustomerLines.invoice(id, number, MARCH_1.plusDays(30));
    }

    private Answer ledger(String parameters) {
        return get("/" + scene.customer + "?currency=EUR&" + parameters);
    }

    private Answer get(String rest) {
        var answer = scene.person("Ana", ACCOUNTANT).get("/api/v1/customer-ledgers" + rest);
        assertThat(answer.told()).isEqualTo("200");
        return answer;
    }

    private List<String> csv(String parameters) {
        var text = client.get()
                .uri("/api/v1/customer-ledgers/" + scene.customer + "?format=csv&currency=EUR&" + parameters)
                .header("Authorization", TestTokens.bearer(scene.company, ACCOUNTANT))
                .exchange()
                .returnResult(String.class)
                .getResponseBody();
        return text == null ? List.of() : text.lines().toList();
    }

    private static List<String> shown(Answer ledger) {
        return ledger.body().at("/lines/items").values().stream()
                .map(CustomerLedgerIT::shown)
                .toList();
    }

    private static String shown(JsonNode line) {
        return text(line, "/effectiveDate") + " " + text(line, "/text") + " " + text(line, "/document") + " "
                + text(line, "/debit/amount") + " - " + text(line, "/credit/amount") + " = "
                + text(line, "/balance/amount") + " " + text(line, "/state");
    }

    private static String text(JsonNode line, String pointer) {
        var found = line.at(pointer);
        return found.isMissingNode() || found.isNull() ? "" : found.asString();
    }
}
