package io.tieout.reconciliation.statementcomparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.CustomerLines;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class StatementComparisonIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/api/v1/statement-comparisons";
    private static final Instant THEN = Instant.parse("2026-04-01T10:00:00Z");
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);

    /// As the customer keeps it: what it owes is on the right.
    private static final String STATEMENT = """
            Date;Reference;Text;Debit;Credit;Balance
            01.03.2026;;Opening balance;;;100,00
            03.03.2026;INV-1001;Goods;;119,00;219,00
            05.03.2026;INV-1002;Goods;;80,00;299,00
            10.03.2026;INV-0999;Paid;100,00;;199,00
            20.03.2026;BONUS-7;Bonus;15,00;;184,00
            """;

    private final RestTestClient client;
    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final MatchingScene scene;
    private final CustomerLines lines;
    private final Person accountant;

    StatementComparisonIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.lines = new CustomerLines(probe, scene.company);
        this.accountant = scene.person("ada", Role.ACCOUNTANT);
    }

    @Test
    void leadsFromOurBalanceToTheirsLineByLineAndKeepsIt() {
        var differing = dealings();

        var compared =
                upload(STATEMENT, Map.of("from", "2026-03-01", "to", "2026-03-31", "currency", "EUR"), accountant, 201);

        assertThat(text(compared, "/reversed")).isEqualTo("false");
        assertThat(text(compared, "/proved")).isEqualTo("true");
        assertThat(text(compared, "/ourOpening/amount")).isEqualTo("100.00");
        assertThat(text(compared, "/ourClosing/amount")).isEqualTo("233.00");
        assertThat(text(compared, "/theirClosing/amount")).isEqualTo("184.00");
        assertThat(text(compared, "/difference/amount")).isEqualTo("-49.00");
        assertThat(compared.at("/outcomes").values().stream()
                        .map(outcome -> text(outcome, "/outcome") + " " + text(outcome, "/lines") + " "
                                + text(outcome, "/difference/amount"))
                        .toList())
                .containsExactly(
                        "AGREED 2 0.00", "AMOUNT_DIFFERS 1 -4.00", "MISSING_HERE 1 -15.00", "MISSING_THERE 1 -30.00");
        var path = PATH + "/" + text(compared, "/statementComparisonId");
        assertThat(accountant.list(path + "/lines?outcome=AMOUNT_DIFFERS"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(text(line, "/theirs/text")).isEqualTo("INV-1002 Goods");
                    assertThat(text(line, "/ours/document")).isEqualTo("INV-1002");
                    assertThat(text(line, "/ours/invoiceId")).isEqualTo(differing.toString());
                });

        // What is booked later changes nothing of it.
        lines.tell(lines.line(
                scene.customer, "INVOICE", MARCH_1.plusDays(19), THEN, "-15.00", item(Ids.next(), "BONUS-7")));
        var csv = file(path + "/lines?format=csv");
        assertThat(csv.lines().toList())
                .hasSize(10)
                .contains("5,MISSING_THERE,NOTHING_FITS,,,,2026-03-25,Invoice,INV-1003,30.00,-30.00,EUR")
                .contains(",OUR_CLOSING,,,,,2026-03-31,,,233.00,233.00,EUR")
                .last()
                .isEqualTo(",THEIR_CLOSING,,2026-03-31,,184.00,,,,,184.00,EUR");
        assertThat(file(path + "/lines?format=csv")).isEqualTo(csv);
        assertThat(file(path + "/lines?format=xlsx")).startsWith("PK");
        assertThat(text(accountant.get(path).body(), "/difference/amount")).isEqualTo("-49.00");
        var again =
                upload(STATEMENT, Map.of("from", "2026-03-01", "to", "2026-03-31", "currency", "EUR"), accountant, 201);
        assertThat(text(again, "/difference/amount")).isEqualTo("-34.00");
        assertThat(accountant.list(PATH + "?partyKind=CUSTOMER&partyId=" + scene.customer))
                .extracting(one -> text(one, "/difference/amount"))
                .containsExactly("-34.00", "-49.00");
        theDifferencesAddUp();
    }

    @Test
    void makesADifferenceOnAnInvoiceADispute() {
        var differing = dealings();
        var compared =
                upload(STATEMENT, Map.of("from", "2026-03-01", "to", "2026-03-31", "currency", "EUR"), accountant, 201);
        var path = PATH + "/" + text(compared, "/statementComparisonId") + "/lines/";
        var why = "{\"reasonCode\":\"WRONG_PRICE\",\"text\":\"Your statement says 80.00\"}";

        assertThat(accountant.post(path + "1/dispute", why).told()).isEqualTo("422 difference-not-disputable");
        assertThat(accountant
                        .post(path + "2/dispute", "{\"reasonCode\":\"OTHER\"}")
                        .told())
                .isEqualTo("400 invalid-field");
        assertThat(scene.person("paul", Role.AUDITOR)
                        .post(path + "2/dispute", why)
                        .told())
                .isEqualTo("403 access-denied");
        var dispute = accountant.post(path + "2/dispute", why);
        assertThat(dispute.status()).isEqualTo(201);

        var shown = accountant.get("/api/v1/disputes/" + dispute.at("/disputeId"));
        assertThat(shown.at("/invoiceId")).isEqualTo(differing.toString());
        assertThat(shown.at("/amount/amount")).isEqualTo("4.00");
        assertThat(accountant.post(path + "2/dispute", why).told()).isEqualTo("409 difference-taken-up");
        assertThat(text(accountant.list(path.substring(0, path.length() - 1)).get(1), "/disputeId"))
                .isEqualTo(dispute.at("/disputeId"));
        theDifferencesAddUp();
    }

    @Test
    void comparesASuppliersStatementWithWhatWeOwe() {
        var supplier = Ids.next();
        block(1, "2026-02-10", supplier, "CREDIT", "70.00", "R-90");
        block(2, "2026-03-03", supplier, "CREDIT", "119.00", "R-101");
        block(3, "2026-03-05", Ids.next(), "CREDIT", "55.00", "R-102");
        block(4, "2026-03-16", supplier, "DEBIT", "70.00", "R-90");
        block(5, "2026-04-02", supplier, "CREDIT", "20.00", "R-103");

        // As the supplier keeps it: what we owe is on the left.
        var compared = upload(
                """
                Date;Invoice No;Text;Debit;Credit;Balance
                02.03.2026;R-101;Paper;119,00;;189,00
                12.03.2026;R-102;Toner;55,00;;244,00
                18.03.2026;;Your payment;;70,00;174,00
                31.03.2026;R-103;Paper;20,00;;194,00
                """,
                Map.of("supplierId", supplier.toString(), "from", "2026-03-01", "currency", "EUR"),
                accountant,
                201);

        assertThat(text(compared, "/partyKind")).isEqualTo("SUPPLIER");
        assertThat(text(compared, "/ourOpening/amount")).isEqualTo("70.00");
        assertThat(text(compared, "/ourClosing/amount")).isEqualTo("119.00");
        assertThat(text(compared, "/theirOpening/amount")).isEqualTo("70.00");
        assertThat(text(compared, "/difference/amount")).isEqualTo("75.00");
        var path = PATH + "/" + text(compared, "/statementComparisonId");
        assertThat(accountant.list(path + "/lines").stream()
                        .map(line -> text(line, "/outcome") + " "
                                + line.at("/ours/text").asString("") + " "
                                + line.at("/ours/document").asString("") + " " + text(line, "/difference/amount"))
                        .toList())
                .containsExactly(
                        "AGREED Bill R-101 0.00",
                        "MISSING_HERE   55.00",
                        "AGREED Payment R-90 0.00",
                        "OTHER_PERIOD Bill R-103 20.00");
        assertThat(accountant
                        .post(path + "/lines/2/dispute", "{\"reasonCode\":\"OTHER\",\"text\":\"Ours\"}")
                        .told())
                .isEqualTo("422 difference-not-disputable");
        assertThat(text(
                        upload(
                                STATEMENT,
                                Map.of(
                                        "currency",
                                        "EUR",
                                        "supplierId",
                                        Ids.next().toString()),
                                accountant,
                                404),
                        "/code"))
                .isEqualTo("supplier-not-found");
        reason(
                "party-missing",
                STATEMENT,
                Map.of("currency", "EUR", "supplierId", supplier.toString(), "customerId", scene.customer.toString()));
        theDifferencesAddUp();
    }

    @Test
    void givesEachDifferenceWithASupplierToPeopleUntilItIsExplained() {
        var supplier = Ids.next();
        block(1, "2026-03-03", supplier, "CREDIT", "119.00", "R-101");
        var theirs = """
                Date;Invoice No;Text;Debit;Credit;Balance
                02.03.2026;R-101;Paper;120,00;;120,00
                12.03.2026;R-102;Toner;55,00;;175,00
                13.03.2026;;Service;7,00;;182,00
                13.03.2026;;Service;7,00;;189,00
                """;
        var march =
                Map.of("supplierId", supplier.toString(), "from", "2026-03-01", "to", "2026-03-31", "currency", "EUR");
        upload(theirs, march, accountant, 201);

        var open = differences("OPEN");
        assertThat(open)
                .extracting(found -> text(found, "/amount/amount"))
                .containsExactlyInAnyOrder("1.00", "55.00", "7.00", "7.00");
        var priced = open.stream()
                .filter(found -> text(found, "/amount/amount").equals("1.00"))
                .findFirst()
                .orElseThrow();
        assertThat(text(priced, "/subjectType")).isEqualTo("SUPPLIER_DIFFERENCE");
        assertThat(text(priced, "/detail")).startsWith("AMOUNT_DIFFERS R-101 of 2026-03-02: line 1 of");
        assertThat(text(priced, "/dueDate")).isNotEmpty();
        var path = "/api/v1/discrepancies/" + text(priced, "/discrepancyId");
        assertThat(accountant.post(path + "/assign", "{}").status()).isEqualTo(200);
        assertThat(accountant.post(path + "/resolve", "{\"comment\":\"?\"}").status())
                .isEqualTo(400);
        assertThat(accountant
                        .post(path + "/resolve", "{\"causeCode\":\"ACCEPTED\",\"comment\":\"Freight\"}")
                        .status())
                .isEqualTo(200);

        // The bill comes in; the rest stays as it is, with its age, and what is resolved stays resolved.
        block(2, "2026-03-12", supplier, "CREDIT", "55.00", "R-102");
        upload(theirs, march, accountant, 201);

        assertThat(differences("OPEN"))
                .extracting(found -> text(found, "/discrepancyId"))
                .containsExactlyInAnyOrderElementsOf(open.stream()
                        .filter(found -> text(found, "/amount/amount").equals("7.00"))
                        .map(found -> text(found, "/discrepancyId"))
                        .toList());
        assertThat(differences("CLOSED"))
                .extracting(found -> text(found, "/amount/amount"))
                .containsExactly("55.00");
        assertThat(differences("RESOLVED")).hasSize(1);
        // The next months open with what is known of this one; it is not found again.
        for (var month : List.of("05", "06")) {
            upload(
                    """
                    Date;Invoice No;Text;Debit;Credit;Balance
                    02.%s.2026;R-1%s;Paper;10,00;;199,00
                    02.%s.2026;R-1%s;Paper;;10,00;189,00
                    """.formatted(month, month, month, month),
                    Map.of(
                            "supplierId",
                            supplier.toString(),
                            "from",
                            "2026-" + month + "-01",
                            "to",
                            "2026-" + month + "-28",
                            "currency",
                            "EUR",
                            "reversed",
                            "false"),
                    accountant,
                    201);
            assertThat(differences("OPEN").stream()
                            .filter(found -> text(found, "/detail").startsWith("OPENING_DIFFERS")))
                    .isEmpty();
        }
        // Another month says nothing about this one.
        var april = Map.of(
                "supplierId",
                supplier.toString(),
                "from",
                "2026-04-01",
                "to",
                "2026-04-30",
                "currency",
                "EUR",
                "reversed",
                "false");
        upload("""
                Date;Invoice No;Text;Debit;Credit;Balance
                02.04.2026;R-104;Paper;10,00;;184,00
                03.04.2026;R-105;Paper;20,00;;204,00
                """, april, accountant, 201);
        assertThat(differences("OPEN").stream()
                        .map(found -> text(found, "/detail").split(" ", 2)[0]))
                .doesNotContain("OPENING_DIFFERS");
    }

    private List<JsonNode> differences(String status) {
        return accountant.list("/api/v1/discrepancies?kind=SUPPLIER_STATEMENT&status=" + status);
    }

    /// An entry of its own, sealed as a block.
    private void block(long number, String day, UUID supplier, String side, String amount, String document) {
        var date = LocalDate.parse(day);
        var money = MatchingScene.eur(amount);
        var told = new JournalBlockSealed.Line(
                "2000", side, money, null, new JournalBlockSealed.Supplier(supplier, document, date));
        var other = new JournalBlockSealed.Line("5300", side.equals("DEBIT") ? "CREDIT" : "DEBIT", money);
        var entry = new JournalBlockSealed.Entry(Ids.next(), number, date, THEN, "MANUAL", null, List.of(told, other));
        probe.tell(
                LedgerEvents.JOURNAL_BLOCK_SEALED,
                scene.company,
                scene.company,
                number,
                new JournalBlockSealed(scene.company, number, number, number, List.of(entry)));
    }

    @Test
    void refusesWhatCannotBeComparedAndShowsNobodyElsesComparison() {
        dealings();
        var compared = upload(STATEMENT, Map.of("currency", "EUR", "reversed", "true"), accountant, 201);
        assertThat(text(compared, "/theirClosing/amount")).isEqualTo("-184.00");
        var path = PATH + "/" + text(compared, "/statementComparisonId");

        reason("currency-missing", STATEMENT, Map.of());
        reason(
                "currency-differs",
                "Date;Text;Amount;Currency\n02.03.2026;Goods;119,00;EUR\n03.03.2026;Goods;19,00;EUR\n",
                Map.of("currency", "USD"));
        reason("line-outside-period", STATEMENT, Map.of("currency", "EUR", "to", "2026-03-10"));
        reason(
                "amount-too-precise",
                "Date;Text;Amount\n02.03.2026;Goods;1,234\n03.03.2026;Goods;1,5\n",
                Map.of("currency", "JPY"));
        reason("date-tolerance", STATEMENT, Map.of("currency", "EUR", "dateToleranceDays", "40"));
        assertThat(text(
                        upload(
                                STATEMENT,
                                Map.of(
                                        "currency",
                                        "EUR",
                                        "customerId",
                                        Ids.next().toString()),
                                accountant,
                                404),
                        "/code"))
                .isEqualTo("customer-not-found");
        assertThat(text(upload(STATEMENT, Map.of("currency", "EUR"), scene.person("paul", Role.AUDITOR), 403), "/code"))
                .isEqualTo("access-denied");
        assertThat(scene.person("paul", Role.AUDITOR).get(path).status()).isEqualTo(200);
        assertThat(scene.person("sam", Role.SALES_REPRESENTATIVE).get(path).told())
                .isEqualTo("403 access-denied");
        var stranger = scene.stranger(Role.ACCOUNTANT);
        for (var part : List.of("", "/lines")) {
            assertThat(stranger.get(path + part).told()).isEqualTo("404 statement-comparison-not-found");
        }
        assertThat(stranger.list(PATH)).isEmpty();
    }

    /// @return the invoice on which both differ
    private UUID dealings() {
        var differing = scene.invoice("INV-1002", "84.00");
        lines.tell(
                lines.line(
                        scene.customer, "INVOICE", MARCH_1.minusDays(20), THEN, "100.00", item(Ids.next(), "INV-0999")),
                lines.line(
                        scene.customer, "INVOICE", MARCH_1.plusDays(1), THEN, "119.00", item(Ids.next(), "INV-1001")),
                lines.line(scene.customer, "INVOICE", MARCH_1.plusDays(3), THEN, "84.00", item(differing, "INV-1002")),
                lines.line(
                        scene.customer, "PAYMENT", MARCH_1.plusDays(10), THEN, "-100.00", item(Ids.next(), "INV-0999")),
                lines.line(
                        scene.customer, "INVOICE", MARCH_1.plusDays(24), THEN, "30.00", item(Ids.next(), "INV-1003")));
        return differing;
    }

    private static CustomerLinesSealed.Item item(UUID id, String number) {
        return CustomerLines.invoice(id, number, MARCH_1.plusDays(40));
    }

    private void reason(String reason, String statement, Map<String, String> parameters) {
        var refused = upload(statement, parameters, accountant, 422);
        assertThat(text(refused, "/code")).isEqualTo("invalid-party-statement");
        assertThat(text(refused, "/reason")).isEqualTo(reason);
    }

    private JsonNode upload(String statement, Map<String, String> parameters, Person person, int status) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(statement.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "march.csv";
            }
        });
        if (!parameters.containsKey("customerId") && !parameters.containsKey("supplierId")) {
            parts.add("customerId", scene.customer.toString());
        }
        parameters.forEach(parts::add);
        var answer = client.post()
                .uri(PATH)
                .header("Authorization", person.token)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
        var body = JSON.readTree(Objects.requireNonNull(answer.getResponseBody()));
        assertThat(answer.getStatus().value()).as("%s", body).isEqualTo(status);
        return body;
    }

    private String file(String path) {
        var bytes = client.get()
                .uri(path)
                .header("Authorization", accountant.token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        return new String(Objects.requireNonNull(bytes), StandardCharsets.ISO_8859_1);
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }

    private void theDifferencesAddUp() {
        for (var check : checks) {
            if (check.invariant().equals("I3")) {
                assertThat(check.violations().stream()
                                .filter(violation -> violation.subject().startsWith(scene.company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }
}
