package io.tieout.reconciliation.accountstatement;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.reconciliation.CustomerLines;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class AccountStatementIT {

    private static final String PATH = "/api/v1/account-statements";
    private static final String RUNS = "/api/v1/account-statement-runs";
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final Instant THEN = Instant.parse("2026-03-20T10:00:00Z");

    private final RestTestClient client;
    private final JdbcClient jdbc;
    private final MatchingScene scene;
    private final CustomerLines lines;
    private final Person accountant;

    AccountStatementIT(@Autowired RestTestClient client, @Autowired EventProbe probe, @Autowired JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.lines = new CustomerLines(probe, scene.company);
        this.accountant = scene.person("Ana", ACCOUNTANT);
        probe.tell(
                IdentityEvents.COMPANY_STATE,
                scene.company,
                scene.company,
                1,
                new CompanyState(scene.company, "晨光贸易", "EUR", "Asia/Shanghai", "zh-CN", 1));
    }

    @Test
    void freezesWhatIsKnownAndSaysTheSameEverAfter() throws IOException {
        var open = scene.invoice("INV-1", "100.00");
        var credit = Ids.next();
        lines.tell(
                line(scene.customer, "INVOICE", 0, "40.00", Ids.next(), "INV-0"),
                line(scene.customer, "PAYMENT", 3, "-40.00", Ids.next(), "INV-0"),
                line(scene.customer, "INVOICE", 4, "100.00", open, "INV-1"),
                lines.line(
                        scene.customer, "PAYMENT", MARCH_1.plusDays(5), THEN, "-25.00", CustomerLines.credit(credit)));

        var issued = accountant.post(PATH, body(scene.customer, "2026-03-02", "2026-03-31", ""));

        assertThat(issued.told()).isEqualTo("201");
        assertThat(issued.at("/statement/statementNumber")).isEqualTo("ST-2026-000001");
        assertThat(issued.at("/statement/opening/amount")).isEqualTo("40.00");
        assertThat(issued.at("/statement/closing/amount")).isEqualTo("100.00");
        assertThat(issued.at("/statement/onAccount/amount")).isEqualTo("25.00");
        assertThat(issued.at("/statement/status")).isEqualTo("ISSUED");
        assertThat(issued.at("/content/ages/0/age")).isEqualTo("NOT_DUE");
        assertThat(issued.at("/content/ages/0/amount/amount")).isEqualTo("100.00");
        assertThat(issued.body().at("/content/lines").values().stream()
                        .map(line -> line.at("/balance/amount").asString()))
                .containsExactly("0.00", "100.00");
        var id = issued.at("/statement/statementId");
        var printed = print(id, "");
        assertThat(words(printed)).contains("对账单 ST-2026-000001", "晨光贸易", "Lindner Weberei GmbH", "INV-1", "100.00");
        assertThat(words(print(id, "?language=ID"))).contains("Rekening koran pelanggan", "Faktur penjualan");

        // Later dealings, dated earlier, change no statement.
        lines.tell(line(scene.customer, "WRITE_OFF", 6, "-60.00", open, "INV-1"));
        scene.keptBack(open, 2, "60.00", "40.00");

        assertThat(accountant.get(PATH + "/" + id).body().at("/content"))
                .isEqualTo(issued.body().at("/content"));
        assertThat(print(id, "")).isEqualTo(printed);
        var next = accountant.post(PATH, body(scene.customer, "2026-03-02", "2026-03-31", ",\"language\":\"EN\""));
        assertThat(next.at("/statement/closing/amount")).isEqualTo("40.00");
        assertThat(next.at("/statement/statementNumber")).isEqualTo("ST-2026-000002");
        assertThat(words(print(next.at("/statement/statementId"), "")))
                .contains("Statement of account", "not due 40.00");
        var list = accountant.get(PATH + "?customerId=" + scene.customer + "&limit=1");
        assertThat(list.at("/items/0/statementNumber")).isEqualTo("ST-2026-000002");
        assertThat(accountant
                        .get(PATH + "?customerId=" + scene.customer + "&limit=1&cursor=" + list.at("/next"))
                        .at("/items/0/statementNumber"))
                .isEqualTo("ST-2026-000001");
    }

    @Test
    void refusesWhatIsNoStatementAndWhomItIsNotFor() {
        lines.tell(line(scene.customer, "INVOICE", 0, "40.00", Ids.next(), "INV-0"));
        var body = body(scene.customer, "2026-03-01", "2026-03-31", "");

        assertThat(accountant
                        .post(PATH, body(Ids.next(), "2026-03-01", "2026-03-31", ""))
                        .told())
                .isEqualTo("404 customer-not-found");
        assertThat(accountant
                        .post(PATH, body(scene.customer, "2026-04-01", "2026-03-31", ""))
                        .told())
                .isEqualTo("400 customer-ledger-days");
        assertThat(accountant.get(PATH + "/" + Ids.next()).told()).isEqualTo("404 account-statement-not-found");
        assertThat(accountant.get(RUNS + "/" + Ids.next()).told()).isEqualTo("404 account-statement-run-not-found");
        assertThat(scene.person("Aud", AUDITOR).post(PATH, body).status()).isEqualTo(403);
        assertThat(scene.person("Aud", AUDITOR).post(RUNS, days()).status()).isEqualTo(403);
        // Nothing that was refused took a number.
        assertThat(accountant.post(PATH, body).at("/statement/statementNumber")).isEqualTo("ST-2026-000001");
        many(20_001);
        assertThat(accountant.post(PATH, body).told()).isEqualTo("422 account-statement-too-long");
    }

    @Test
    void issuesOneForEachCustomerWithABalanceOrAMovement() throws IOException {
        var settled = Ids.next();
        var moved = Ids.next();
        lines.tell(
                line(scene.customer, "INVOICE", -40, "40.00", Ids.next(), "INV-1"),
                line(settled, "INVOICE", -40, "10.00", Ids.next(), "INV-2"),
                line(settled, "PAYMENT", -39, "-10.00", Ids.next(), "INV-2"),
                line(moved, "INVOICE", 1, "7.00", Ids.next(), "INV-3"),
                line(moved, "PAYMENT", 2, "-7.00", Ids.next(), "INV-3"),
                lines.line(
                        moved,
                        "INVOICE",
                        MARCH_1,
                        THEN,
                        Money.parse("9.00", "USD"),
                        CustomerLines.invoice(Ids.next(), "INV-4", MARCH_1)));
        var long20001 = Ids.next();
        many(20_001, long20001);

        var run = accountant.post(RUNS, days());

        assertThat(run.told()).isEqualTo("202");
        assertThat(run.at("/total")).isEqualTo("4");
        var path = RUNS + "/" + run.at("/runId");
        await().atMost(MatchingScene.LIMIT)
                .until(() -> accountant.get(path).at("/state").equals("DONE"));
        var done = accountant.get(path);
        assertThat(done.at("/issued")).isEqualTo("3");
        assertThat(done.at("/failed")).isEqualTo("1");
        assertThat(done.at("/failures/0/customerId")).isEqualTo(long20001.toString());
        assertThat(done.at("/failures/0/code")).isEqualTo("account-statement-too-long");
        var issued = accountant.get(PATH + "?runId=" + run.at("/runId")).body().at("/items");
        assertThat(issued.values().stream()
                        .map(statement -> statement.at("/closing/amount").asString() + " "
                                + statement.at("/closing/currency").asString()))
                .containsExactlyInAnyOrder("40.00 EUR", "0.00 EUR", "9.00 USD");
        assertThat(issued.values().stream()
                        .map(statement -> statement.at("/throughSequence").asString())
                        .distinct())
                .hasSize(1);
        assertThat(files(path + "/printouts"))
                .containsExactlyInAnyOrder("ST-2026-000001.pdf", "ST-2026-000002.pdf", "ST-2026-000003.pdf");
    }

    private void many(int count) {
        many(count, scene.customer);
    }

    private void many(int count, UUID customer) {
        jdbc.sql("""
                        insert into customer_ledger_line (company_id, entry_id, line_number, sequence, customer_id, control,
                            account_code, effective_date, document_date, recorded_at, source, currency, amount_minor,
                            books_currency, worth_minor)
                        select :company, gen_random_uuid(), 1, 1, :customer, 'RECEIVABLE', '1200', '2026-03-05',
                            '2026-03-05', '2026-03-05T10:00:00Z', 'INVOICE', 'EUR', 0, 'EUR', 0
                        from generate_series(1, :count)
                        """)
                .param("company", scene.company)
                .param("customer", customer)
                .param("count", count)
                .update();
    }

    private CustomerLinesSealed.Line line(
            UUID customer, String source, int day, String amount, UUID item, String number) {
        return lines.line(
                customer,
                source,
                MARCH_1.plusDays(day),
                THEN,
                amount,
                CustomerLines.invoice(item, number, MARCH_1.plusDays(45)));
    }

    private static String body(UUID customer, String from, String to, String more) {
        return """
                {"customerId":"%s","currency":"EUR","from":"%s","to":"%s"%s}""".formatted(customer, from, to, more);
    }

    private static String days() {
        return "{\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"}";
    }

    private byte[] print(String id, String query) {
        return file(PATH + "/" + id + "/printout" + query);
    }

    private byte[] file(String path) {
        return Objects.requireNonNull(client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(scene.company, ACCOUNTANT))
                .exchange()
                .returnResult(byte[].class)
                .getResponseBody());
    }

    private List<String> files(String path) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file(path)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).startsWith('%', 'P', 'D', 'F');
            }
        }
        return names;
    }

    private static String words(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}
