package io.tieout.reconciliation.payout;

import static io.tieout.reconciliation.MatchingScene.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import io.tieout.reconciliation.bankstatement.BankLineService;
import io.tieout.reconciliation.openitem.OpenItemService;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class PayoutReportIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADINGS = "payout_id;reference;gross;refund;fee;net;currency\n";

    private final RestTestClient client;
    private final JdbcClient jdbc;
    private final OpenItemService items;
    private final BankLineService lines;
    private final TransactionTemplate transaction;
    private final List<InvariantCheck> checks;
    private final MatchingScene scene;
    private final Person accountant;
    private UUID account = Ids.next();

    PayoutReportIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired OpenItemService items,
            @Autowired BankLineService lines,
            @Autowired TransactionTemplate transaction,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.items = items;
        this.lines = lines;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.accountant = scene.person("ada", Role.ACCOUNTANT);
    }

    @BeforeEach
    void theAccount() {
        account = jdbc.sql("select bank_account_id from bank_account where company_id = :company")
                .param("company", scene.company)
                .query(UUID.class)
                .single();
    }

    @Test
    void explainsALineThatCameBeforeItsReport() {
        var one = scene.invoice("INV-2026-000301", "119.00");
        var other = scene.invoice("INV-2026-000302", "89.00");
        var line = scene.receive("204.10", "ACQUIRER PLC", "SETTLEMENT 9");
        scene.awaitProposal(line);
        var report = HEADINGS + "po_9;INV-2026-000301;119,00;0,00;2,00;117,00;EUR\n"
                + "po_9;INV-2026-000302;89,00;0,00;1,90;87,10;EUR\n";

        var created = upload(report, account, null, 201);

        var match = accountant.get("/api/v1/matches/" + scene.awaitMatch(line)).body();
        assertThat(match.at("/decision").asString()).isEqualTo("AUTO");
        assertThat(match.at("/flags").values()).extracting(JsonNode::asString).containsExactly("PAYOUT");
        assertThat(match.at("/allocations").values())
                .extracting(part -> part.at("/invoiceId").asString())
                .containsExactlyInAnyOrder(one.toString(), other.toString());
        assertThat(match.at("/otherParts/0/type").asString()).isEqualTo("PSP_FEE");
        assertThat(match.at("/otherParts/0/amount/amount").asString()).isEqualTo("-3.90");
        var path = "/api/v1/payout-reports/" + created.at("/payoutReportId").asString();
        var shown = accountant.get(path);
        assertThat(shown.at("/payouts/0/lineId")).isEqualTo(line.toString());
        assertThat(shown.at("/payouts/0/fees/amount")).isEqualTo("3.90");
        assertThat(upload(report, account, null, 200).at("/payoutReportId")).isEqualTo(created.at("/payoutReportId"));
        assertThat(accountant
                        .get("/api/v1/payout-reports?bankAccountId=" + account)
                        .at("/items/0/profile"))
                .isEqualTo("generic");
        assertEverythingHolds();
    }

    @Test
    void explainsALineThatComesAfterItsReportByTheOnlySetOfItems() {
        scene.invoice("INV-2026-000311", "10.00");
        scene.invoice("INV-2026-000312", "20.00");
        upload(HEADINGS + "po_1;card 1;10,00;;0,50;9,50;EUR\npo_1;card 2;20,00;;0,60;19,40;EUR\n", account, null, 201);

        var line = scene.receive("28.90", "ACQUIRER PLC", "SETTLEMENT 10");

        var match = accountant.get("/api/v1/matches/" + scene.awaitMatch(line));
        assertThat(match.at("/decision")).isEqualTo("AUTO");
        assertThat(match.at("/otherParts/0/amount/amount")).isEqualTo("-1.10");
        assertEverythingHolds();
    }

    @Test
    void takesFromAPersonWhichOfTwoEqualLinesAPayoutIs() {
        scene.invoice("INV-2026-000321", "51.00");
        var first = scene.receive("50.00", "ACQUIRER PLC", "SETTLEMENT 11");
        var second = scene.receive("50.00", "ACQUIRER PLC", "SETTLEMENT 12");
        scene.awaitProposal(first);
        scene.awaitProposal(second);
        var report = HEADINGS + "po_2;INV-2026-000321;51,00;;1,00;50,00;EUR\n";
        upload(report, account, null, 201);
        assertThat(accountant.get("/api/v1/payout-reports").at("/items/0/payoutsRepeated"))
                .isEqualTo("0");

        upload(report, null, second, 200);

        scene.awaitMatch(second);
        assertThat(scene.count("select count(*) from payment_match where company_id = :company"))
                .isEqualTo(1);
        assertThat(code(upload(report + "po_3;X;51,00;;1,00;50,00;EUR\n", null, first, 201)))
                .isEmpty();
        await().atMost(LIMIT)
                .until(() ->
                        scene.count("select count(*) from payout where company_id = :company and line_id is not null")
                                == 2);
        assertEverythingHolds();
    }

    @Test
    void explainsNoSecondLineByThePayoutThatAPersonBookedOneAs() {
        scene.invoice("INV-2026-000341", "30.00");
        scene.invoice("INV-2026-000342", "10.00");
        scene.invoice("INV-2026-000343", "20.00");
        upload(HEADINGS + "po_7;card 1;30,00;;1,00;29,00;EUR\n", account, null, 201);
        var confirmed = scene.receive("29.00", "ACQUIRER PLC", "SETTLEMENT 14");
        scene.awaitProposal(confirmed);
        var tag = accountant.get("/api/v1/workbench/lines/" + confirmed).at("/proposal/tag");

        var answer = accountant.post(
                "/api/v1/workbench/confirmations",
                "{\"items\":[{\"lineId\":\"" + confirmed + "\",\"tag\":\"" + tag + "\"}]}");

        assertThat(answer.at("/confirmed")).isEqualTo("1");
        assertThat(lineOf("po_7")).isEqualTo(confirmed);
        var equal = scene.receive("29.00", "ACQUIRER PLC", "SETTLEMENT 15");
        scene.awaitProposal(equal);
        assertThat(scene.matches(equal)).isZero();
        assertEverythingHolds();
    }

    @Test
    void knowsOfTwoEqualLinesTheOneThatAPersonBookedWithThePayoutsFee() {
        var invoice = scene.invoice("INV-2026-000351", "41.00");
        var first = scene.receive("40.00", "ACQUIRER PLC", "SETTLEMENT 16");
        var second = scene.receive("40.00", "ACQUIRER PLC", "SETTLEMENT 17");
        scene.awaitProposal(first);
        scene.awaitProposal(second);
        upload(HEADINGS + "po_8;card 1;41,00;;1,00;40,00;EUR\n", account, null, 201);

        var booked = accountant.post("/api/v1/matches", """
                {"lineId":"%s","allocations":[{"invoiceId":"%s","amount":{"amount":"41.00","currency":"EUR"}}],
                 "otherParts":[{"type":"PSP_FEE","amount":{"amount":"-1.00","currency":"EUR"}}]}""".formatted(first, invoice));

        assertThat(booked.told()).isEqualTo("201");
        assertThat(lineOf("po_8")).isEqualTo(first);
        assertEverythingHolds();
    }

    private UUID lineOf(String reference) {
        return jdbc.sql("select line_id from payout where company_id = :company and reference = :reference")
                .param("company", scene.company)
                .param("reference", reference)
                .query(UUID.class)
                .single();
    }

    @Test
    void waitsForADecisionUnderWayWithoutTheLineThatItMayWant() throws Exception {
        scene.invoice("INV-2026-000331", "71.00");
        var line = scene.receive("70.00", "ACQUIRER PLC", "SETTLEMENT 13");
        scene.awaitProposal(line);
        var report = HEADINGS + "po_9;INV-2026-000331;71,00;;1,00;70,00;EUR\n";
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploading = new AtomicReference<Future<JsonNode>>();
            transaction.executeWithoutResult(deciding -> {
                items.decideAlone(scene.company, Currency.getInstance("EUR"));
                uploading.set(executor.submit(() -> upload(report, null, line, 201)));
                await().atMost(LIMIT).until(this::somebodySharesTheTurn);
                assertThat(lines.lock(scene.company, line)).isPresent();
            });
            uploading.get().get();
        }
        scene.awaitMatch(line);
        assertEverythingHolds();
    }

    private boolean somebodySharesTheTurn() {
        return jdbc.sql("""
                        select exists (
                            select from pg_locks
                            where locktype = 'advisory' and mode = 'ShareLock' and not granted
                                and database = (select oid from pg_database where datname = current_database()))
                        """).query(Boolean.class).single();
    }

    @Test
    void refusesWhatIsNoReportOfTheAccount() {
        var line = scene.receive("50.00", "ACQUIRER PLC", "SETTLEMENT 13");
        var good = HEADINGS + "po_4;X;51,00;;1,00;50,00;EUR\n";
        upload(good, account, null, 201);

        var broken = upload(HEADINGS + "po_5;X;51,00;;1,00;51,00;EUR\n", account, null, 422);
        assertThat(code(broken)).isEqualTo("invalid-payout-report");
        assertThat(broken.at("/reason").asString()).isEqualTo("payout-does-not-tie");
        assertThat(upload(HEADINGS + "po_5;X;5,00;;1,00;4,00;USD\n", account, null, 422)
                        .at("/reason")
                        .asString())
                .isEqualTo("payout-currency-mismatch");
        assertThat(upload(HEADINGS + "po_5;X;5,001;;1,00;4,001;EUR\n", account, null, 422)
                        .at("/reason")
                        .asString())
                .isEqualTo("amount-too-precise");
        var transfers = """
                payout_id;type;reference;gross;fee;net;currency;date
                po_5;sale;X;51,00;1,00;50,00;EUR;2026-03-16
                po_5;transfer;;-50,00;0,00;-50,00;EUR;2026-03-16
                po_5;sale;Y;31,00;1,00;30,00;EUR;2026-03-17
                po_5;transfer;;-30,00;0,00;-30,00;EUR;2026-03-17
                """;
        assertThat(upload(transfers, account, null, 422).at("/reason").asString())
                .isEqualTo("payout-repeated");
        assertThat(code(upload(good, null, null, 422))).isEqualTo("invalid-payout-report");
        assertThat(code(upload(good, Ids.next(), null, 404))).isEqualTo("bank-account-not-found");
        assertThat(code(upload(good, null, Ids.next(), 404))).isEqualTo("bank-line-not-found");
        assertThat(code(upload(HEADINGS + "po_4;X;61,00;;1,00;60,00;EUR\n", account, null, 409)))
                .isEqualTo("payout-recorded-differently");
        assertThat(code(upload(HEADINGS + "po_6;X;61,00;;1,00;60,00;EUR\n", null, line, 422)))
                .isEqualTo("payout-does-not-fit-line");
        assertThat(accountant.get("/api/v1/payout-reports/" + Ids.next()).told())
                .isEqualTo("404 payout-report-not-found");
        post(good, account, null, TestTokens.bearer(scene.company, Role.AUDITOR))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void withdrawsAReportThatExplainsNothingAndNoOther() {
        scene.invoice("INV-2026-000341", "41.00");
        var wrong = HEADINGS + "po_7;INV-2026-000341;41,00;;1,00;40,00;EUR\npo_8;X;9,00;;1,00;8,00;EUR\n";
        var first = upload(wrong, account, null, 201).at("/payoutReportId").asString();
        var right = HEADINGS + "po_8;X;9,00;;1,00;8,00;EUR\n";
        var second = upload(right, account, null, 201).at("/payoutReportId").asString();
        var path = "/api/v1/payout-reports/";
        assertThat(accountant
                        .post(path + first + "/withdrawal", "{\"reason\":\" \"}")
                        .told())
                .isEqualTo("400 invalid-field");
        for (var role : List.of(Role.AUDITOR, Role.ADMIN)) {
            assertThat(scene.person(role.name(), role)
                            .post(path + first + "/withdrawal", "{\"reason\":\"Wrong\"}")
                            .told())
                    .isEqualTo("403 access-denied");
        }

        var withdrawn = accountant.post(path + first + "/withdrawal", "{\"reason\":\"Another shop's\"}");

        assertThat(withdrawn.at("/withdrawalReason")).isEqualTo("Another shop's");
        assertThat(withdrawn.at("/withdrawnBy")).isEqualTo(accountant.id.toString());
        assertThat(withdrawn.body().at("/payouts").size()).isZero();
        // What the other report has too stays, as its own.
        var other = accountant.get(path + second);
        assertThat(other.at("/payouts/0/reference")).isEqualTo("po_8");
        assertThat(other.at("/payoutsRepeated")).isEqualTo("0");
        assertThat(accountant
                        .post(path + first + "/withdrawal", "{\"reason\":\"Again\"}")
                        .told())
                .isEqualTo("409 payout-report-withdrawn");
        assertThat(accountant
                        .post(path + Ids.next() + "/withdrawal", "{\"reason\":\"None\"}")
                        .told())
                .isEqualTo("404 payout-report-not-found");
        assertThat(scene.stranger(Role.ACCOUNTANT)
                        .post(path + second + "/withdrawal", "{\"reason\":\"Ours\"}")
                        .told())
                .isEqualTo("404 payout-report-not-found");
        var line = scene.receive("40.00", "ACQUIRER PLC", "SETTLEMENT 14");
        scene.awaitProposal(line);

        var third = upload(wrong, account, null, 201).at("/payoutReportId").asString();

        assertThat(third).isNotEqualTo(first);
        scene.awaitMatch(line);
        assertThat(accountant
                        .post(path + third + "/withdrawal", "{\"reason\":\"Late\"}")
                        .told())
                .isEqualTo("409 payout-booked");
        assertEverythingHolds();
    }

    @Test
    void freesAPayoutOfALineThatAPersonTookForIt() {
        var invoice = scene.invoice("INV-2026-000361", "61.00");
        var wrong = scene.receive("60.00", "ACQUIRER PLC", "SETTLEMENT 21");
        var right = scene.receive("60.00", "ACQUIRER PLC", "SETTLEMENT 22");
        scene.awaitProposal(wrong);
        scene.awaitProposal(right);
        var report = HEADINGS + "po_21;INV-2026-000361;61,00;;1,00;60,00;EUR\n";
        var created = upload(report, null, wrong, 201);
        var match = scene.awaitMatch(wrong);
        var reportId = created.at("/payoutReportId").asString();
        var path = "/api/v1/payout-reports/" + reportId + "/payouts/"
                + created.at("/payouts/0/payoutId").asString() + "/release";

        assertThat(free(accountant, path, wrong, "Other till").told()).isEqualTo("409 payout-booked");
        scene.applied(match, wrong);
        scene.paid(invoice, 2, "61.00", match);
        assertThat(free(accountant, path, wrong, "Other till").told()).isEqualTo("409 payout-booked");
        assertThat(accountant
                        .post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"Other till\"}")
                        .told())
                .startsWith("20");
        scene.reversed(match, wrong, invoice, 3, "61.00");
        assertThat(lineOf("po_21")).isEqualTo(wrong);
        assertThat(free(accountant, path, right, "Other till").told()).isEqualTo("409 payout-not-of-line");
        assertThat(free(accountant, path, wrong, " ").told()).isEqualTo("400 invalid-field");
        for (var role : List.of(Role.AUDITOR, Role.ADMIN)) {
            assertThat(free(scene.person(role.name(), role), path, wrong, "Other till")
                            .told())
                    .isEqualTo("403 access-denied");
        }
        assertThat(free(scene.stranger(Role.ACCOUNTANT), path, wrong, "Ours").told())
                .isEqualTo("404 payout-report-not-found");
        assertThat(free(
                                accountant,
                                path.replace(created.at("/payouts/0/payoutId").asString(), reportId),
                                wrong,
                                "X")
                        .told())
                .isEqualTo("404 payout-not-found");

        var freed = free(accountant, path, wrong, "Other till");

        assertThat(freed.told()).isEqualTo("200");
        assertThat(freed.body().at("/payouts/0/lineId").asString("")).isEmpty();
        assertThat(freed.at("/payouts/0/freed/0/lineId")).isEqualTo(wrong.toString());
        assertThat(freed.at("/payouts/0/freed/0/reason")).isEqualTo("Other till");
        assertThat(freed.at("/payouts/0/freed/0/freedBy")).isEqualTo(accountant.id.toString());
        assertThat(free(accountant, path, wrong, "Again").told()).isEqualTo("409 payout-not-of-line");
        // Of two equal lines the one is known not to be it.
        var other = accountant.get("/api/v1/matches/" + scene.awaitMatch(right));
        assertThat(other.at("/allocations/0/invoiceId")).isEqualTo(invoice.toString());
        assertThat(lineOf("po_21")).isEqualTo(right);
        assertThat(scene.count("select count(*) from payment_match where company_id = :company and status = 'MATCHED'"))
                .isEqualTo(1);
        assertEverythingHolds();
    }

    @Test
    void remembersWhatWasFreedWhenTheReportIsWithdrawnAndUploadedAgain() {
        var invoice = scene.invoice("INV-2026-000362", "71.00");
        var wrong = scene.receive("70.00", "ACQUIRER PLC", "SETTLEMENT 31");
        scene.awaitProposal(wrong);
        var report = HEADINGS + "po_31;INV-2026-000362;71,00;;1,00;70,00;EUR\n";
        var created = upload(report, null, wrong, 201);
        var reportPath =
                "/api/v1/payout-reports/" + created.at("/payoutReportId").asString();
        var match = scene.awaitMatch(wrong);
        scene.applied(match, wrong);
        scene.paid(invoice, 2, "71.00", match);
        accountant.post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"Other till\"}");
        scene.reversed(match, wrong, invoice, 3, "71.00");
        var path = reportPath + "/payouts/" + created.at("/payouts/0/payoutId").asString() + "/release";
        assertThat(free(accountant, path, wrong, "Other till").told()).isEqualTo("200");
        assertThat(accountant
                        .post(reportPath + "/withdrawal", "{\"reason\":\"Wrong file\"}")
                        .told())
                .isEqualTo("200");

        var again = upload(report, scene.account(), null, 201);

        assertThat(again.at("/payouts/0/freed/0/lineId").asString()).isEqualTo(wrong.toString());
        assertThat(again.at("/payouts/0/freed/0/reason").asString()).isEqualTo("Other till");
        assertThat(again.at("/payouts/0/lineId").asString("")).isEmpty();
        assertEverythingHolds();
    }

    private static Answer free(Person person, String path, UUID line, String reason) {
        return person.post(path, "{\"lineId\":\"" + line + "\",\"reason\":\"" + reason + "\"}");
    }

    private JsonNode upload(String content, @Nullable UUID bankAccount, @Nullable UUID line, int status) {
        var answer = post(content, bankAccount, line, TestTokens.bearer(scene.company, Role.ACCOUNTANT))
                .expectBody(byte[].class)
                .returnResult();
        var body = answer.getResponseBody();
        var read = body == null ? JSON.createObjectNode() : JSON.readTree(body);
        assertThat(answer.getStatus().value()).as("%s", read).isEqualTo(status);
        return read;
    }

    private RestTestClient.ResponseSpec post(
            String content, @Nullable UUID bankAccount, @Nullable UUID line, String token) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "settlement.csv";
            }
        });
        if (bankAccount != null) {
            parts.add("bankAccountId", bankAccount.toString());
        }
        if (line != null) {
            parts.add("lineId", line.toString());
        }
        return client.post()
                .uri("/api/v1/payout-reports")
                .header("Authorization", token)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    private static String code(JsonNode answer) {
        return answer.path("code").asString("");
    }

    private void assertEverythingHolds() {
        for (var check : checks) {
            if (List.of("I5", "I7").contains(check.invariant())) {
                assertThat(check.violations().stream()
                                .filter(violation -> violation.subject().startsWith(scene.company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }
}
