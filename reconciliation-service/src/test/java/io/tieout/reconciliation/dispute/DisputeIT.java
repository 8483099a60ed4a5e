package io.tieout.reconciliation.dispute;

import static io.tieout.reconciliation.MatchingScene.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.ledger.v1.DisputeSettled;
import io.tieout.events.ledger.v1.DisputeSettlementRefused;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.DisputeOpened;
import io.tieout.events.reconciliation.v1.DisputeResolutionRequested;
import io.tieout.events.reconciliation.v1.DisputeResolved;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.event.EventType;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class DisputeIT {

    private static final String PATH = "/api/v1/disputes";
    private static final LocalDate DAY = LocalDate.of(2026, 4, 7);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final DisputeService disputes;
    private final DisputeQueries queries;
    private final StatementDisputeService statementLines;
    private final List<InvariantCheck> checks;
    private final MatchingScene scene;
    private final Person ann;

    DisputeIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired DisputeService disputes,
            @Autowired DisputeQueries queries,
            @Autowired StatementDisputeService statementLines,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.disputes = disputes;
        this.queries = queries;
        this.statementLines = statementLines;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
    }

    @AfterEach
    void everythingHolds() {
        for (var check : checks) {
            if (check.invariant().equals("I7")) {
                assertThat(check.violations().stream()
                                .filter(violation -> violation.subject().startsWith(scene.company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }

    @Test
    void endsOnlyWhenTheLedgerHasFollowed() {
        var invoice = scene.invoice("INV-2026-000501", "119.00");
        var opened = open(invoice, "59.50");
        assertThat(opened.told()).isEqualTo("201");
        var dispute = id(opened);
        var told = probe.awaitPublished(ReconciliationEvents.DISPUTE_OPENED, dispute);
        assertThat(told.correlationId()).as("of no deal").isNull();
        assertThat(told.payload())
                .isEqualTo(new DisputeOpened(
                        dispute,
                        invoice,
                        scene.customer,
                        eur("59.50"),
                        "WRONG_PRICE",
                        "COMPANY",
                        LocalDate.parse(opened.at("/deadline"))));
        assertThat(queries.disputed(scene.company, List.of(invoice))).isEqualTo(Map.of(invoice, eur("59.50")));

        var path = PATH + "/" + dispute;
        assertThat(ann.post(path + "/review", null).told()).isEqualTo("428 if-match-required");
        var reviewed = ann.post(path + "/review", null, opened.tag());
        assertThat(reviewed.at("/status")).isEqualTo("IN_REVIEW");
        assertThat(reviewed.at("/ownerId")).isNotEmpty();
        assertThat(ann.post(path + "/review", null, reviewed.tag()).told()).isEqualTo("409 dispute-not-open");
        assertThat(ann.patch(path, "{\"ownerId\":null}", opened.tag()).told()).isEqualTo("412 stale-version");
        var led = ann.patch(path, "{\"ownerId\":null,\"deadline\":\"2026-05-01\"}", reviewed.tag());
        assertThat(led.at("/deadline") + led.body().has("ownerId")).isEqualTo("2026-05-01false");

        assertThat(resolve(led, "CREDITED", "59.51").told()).isEqualTo("422 resolution-exceeds-dispute");
        assertThat(resolve(led, "REJECTED", "1.00").told()).isEqualTo("400 invalid-field");
        var asked = resolve(led, "CREDITED", "50.00");
        assertThat(asked.told() + asked.at("/status")).isEqualTo("202RESOLVING");
        assertThat(request(dispute, 2))
                .isEqualTo(new DisputeResolutionRequested(
                        dispute, invoice, 1, "CREDITED", eur("50.00"), "WRONG_PRICE", DAY, userId("ann")));
        assertThat(resolve(asked, "REJECTED", null).told()).isEqualTo("409 dispute-not-open");

        answer(
                LedgerEvents.DISPUTE_SETTLEMENT_REFUSED,
                dispute,
                1,
                new DisputeSettlementRefused(dispute, invoice, 1, "period-closed", "2026-04 was closed"));
        var refused = ann.get(path);
        assertThat(refused.at("/status") + refused.at("/refusalCode")).isEqualTo("IN_REVIEWperiod-closed");
        assertThat(probe.published(ReconciliationEvents.DISPUTE_RESOLVED, dispute))
                .isEmpty();

        var again = resolve(refused, "CREDITED", "50.00");
        assertThat(again.body().has("refusalCode")).isFalse();
        var creditNote = Ids.next();
        var entry = Ids.next();
        answer(
                LedgerEvents.DISPUTE_SETTLED,
                dispute,
                2,
                new DisputeSettled(
                        dispute, invoice, 2, "CREDITED", eur("50.00"), creditNote, "CN-2026-000007", entry, DAY));

        var over = ann.get(path);
        assertThat(over.at("/status") + over.at("/outcome") + over.at("/creditNoteNumber"))
                .isEqualTo("RESOLVEDCREDITEDCN-2026-000007");
        assertThat(over.at("/entryId")).isEqualTo(entry.toString());
        assertThat(probe.awaitPublished(ReconciliationEvents.DISPUTE_RESOLVED, dispute)
                        .payload())
                .isEqualTo(new DisputeResolved(
                        dispute, invoice, scene.customer, "CREDITED", eur("50.00"), creditNote, entry, DAY));
        assertThat(ann.patch(path, "{\"deadline\":\"2026-06-01\"}", over.tag()).told())
                .isEqualTo("409 dispute-not-open");
        assertThat(message(dispute, "COMPANY", false, "late").told()).isEqualTo("409 dispute-not-open");
        assertThat(ann.get(path + "/history").body().at("/items").values().stream()
                        .map(step -> step.at("/step").asString()))
                .containsExactly(
                        "OPENED", "REVIEWED", "LED", "ASKED_LEDGER", "REFUSED_BY_LEDGER", "ASKED_LEDGER", "RESOLVED");
        assertThat(queries.disputed(scene.company, List.of(invoice))).isEmpty();
    }

    @Test
    void isPartOfTheDealThatItsInvoiceIsOf() {
        var invoice = scene.invoice("INV-2026-000531", "10.00");
        var deal = Ids.next();
        jdbc.sql("update open_item set deal_id = :deal where invoice_id = :invoice")
                .param("deal", deal)
                .param("invoice", invoice)
                .update();
        var opened = open(invoice, "10.00");
        var dispute = id(opened);
        resolve(opened, "REJECTED", null);
        answer(
                LedgerEvents.DISPUTE_SETTLED,
                dispute,
                1,
                new DisputeSettled(dispute, invoice, 1, "REJECTED", eur("10.00"), null, null, null, DAY));

        assertThat(probe.awaitPublished(ReconciliationEvents.DISPUTE_RESOLVED, dispute)
                        .correlationId())
                .isEqualTo(deal);
        assertThat(probe.awaitPublished(ReconciliationEvents.DISPUTE_OPENED, dispute)
                        .correlationId())
                .isEqualTo(deal);
        assertThat(probe.awaitPublished(ReconciliationEvents.DISPUTE_RESOLUTION_REQUESTED, dispute)
                        .correlationId())
                .isEqualTo(deal);
    }

    @Test
    void isOfNoMoreThanIsOpen() {
        var invoice = scene.invoice("INV-2026-000511", "100.00");
        assertThat(open(Ids.next(), "10.00").told()).isEqualTo("422 disputed-invoice-unknown");
        assertThat(open(invoice, "100.01").told()).isEqualTo("422 dispute-exceeds-open-amount");
        assertThat(open(invoice, "0.00").told()).isEqualTo("422 dispute-exceeds-open-amount");
        scene.keptBack(invoice, 2, "20.00", "80.00");
        assertThat(open(invoice, "50.00").told()).isEqualTo("201");
        var refused = open(invoice, "30.01");
        assertThat(refused.told() + refused.at("/disputable/amount")).isEqualTo("422 dispute-exceeds-open-amount30.00");
        var byCustomer = disputes.open(new OpenDispute(
                scene.company,
                invoice,
                eur("30.00"),
                DisputeReason.NOT_RECEIVED,
                "It never came",
                DisputeSide.CUSTOMER,
                null,
                DAY));
        assertThat(probe.awaitPublished(ReconciliationEvents.DISPUTE_OPENED, byCustomer)
                        .payload()
                        .openedBy())
                .isEqualTo("CUSTOMER");

        // An answer of the customer disputes what is left, if anything is.
        assertThatThrownBy(() -> statementLines.open(scene.company, invoice, eur("1.00"), "Not ours"))
                .isInstanceOf(DisputeExceedsOpenAmount.class);
        assertThatThrownBy(() -> statementLines.open(scene.company, Ids.next(), eur("1.00"), "Not ours"))
                .isInstanceOf(DisputedInvoiceUnknown.class);
        var other = scene.invoice("INV-2026-000512", "7.00");
        assertThatThrownBy(() -> statementLines.open(scene.company, other, eur("-7.00"), "Not ours"))
                .isInstanceOf(DisputeExceedsOpenAmount.class);
        var all = statementLines.open(scene.company, other, eur("70.00"), "Not ours");
        assertThat(ann.get(PATH + "/" + all).at("/amount/amount")).isEqualTo("7.00");

        assertThat(listed("?invoiceId=" + invoice)).isEqualTo(2);
        assertThat(listed("?overdue=true&customerId=" + scene.customer)).isEqualTo(1);
        assertThat(listed("?status=RESOLVED&invoiceId=" + invoice)).isZero();
        var first = ann.get(PATH + "?limit=1&invoiceId=" + invoice);
        assertThat(first.at("/items/0/disputeId")).isEqualTo(byCustomer.toString());
        assertThat(ann.get(PATH + "?limit=1&invoiceId=" + invoice + "&cursor=" + first.at("/next"))
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(1);

        var support = scene.person("sue", Role.SUPPORT);
        assertThat(support.get(PATH + "/" + byCustomer).told()).isEqualTo("200");
        assertThat(support.post(PATH + "/" + byCustomer + "/resolve", "{\"outcome\":\"REJECTED\"}", "\"1\"")
                        .told())
                .isEqualTo("403 access-denied");
        var auditor = scene.person("aud", Role.AUDITOR);
        assertThat(auditor.get(PATH + "/" + byCustomer).told()).isEqualTo("200");
        assertThat(auditor.post(PATH, "{}").told()).isEqualTo("403 access-denied");
        var stranger = new MatchingScene(client, probe, jdbc).person("stranger", Role.ACCOUNTANT);
        assertThat(stranger.get(PATH + "/" + byCustomer).told()).isEqualTo("404 dispute-not-found");
        assertThat(stranger.get(PATH + "/" + byCustomer + "/messages").told()).isEqualTo("404 dispute-not-found");
    }

    @Test
    void hasOneThreadOfWhichTheCustomerSeesTheirSide() {
        var invoice = scene.invoice("INV-2026-000521", "10.00");
        var dispute = id(open(invoice, "10.00"));
        var path = PATH + "/" + dispute;
        assertThat(message(dispute, "CUSTOMER", false, "Where is it?").told()).isEqualTo("201");
        assertThat(message(dispute, "COMPANY", true, "Ask the carrier first").told())
                .isEqualTo("201");
        assertThat(message(dispute, "CUSTOMER", true, "A secret").told()).isEqualTo("400 invalid-field");
        assertThat(texts(path + "/messages"))
                .containsExactly("They ordered less", "Where is it?", "Ask the carrier first");
        assertThat(texts(path + "/messages?view=CUSTOMER")).containsExactly("They ordered less", "Where is it?");

        var pdf = "%PDF-1.7 proof".getBytes(StandardCharsets.US_ASCII);
        var attached = upload(path, "proof.pdf", "application/pdf", pdf, false);
        assertThat(attached.at("/0/fileName").asString()).isEqualTo("proof.pdf");
        assertThat(upload(path, "proof.pdf", "application/pdf", pdf, false).size())
                .isEqualTo(1);
        upload(path, "note.pdf", "application/pdf", "%PDF-1.7 ours".getBytes(StandardCharsets.US_ASCII), true);
        assertThat(ann.get(path + "/files").body().size()).isEqualTo(2);
        assertThat(ann.get(path + "/files?view=CUSTOMER").body().size()).isEqualTo(1);
        assertThat(upload(path, "page.html", "text/html", pdf, false)
                        .at("/code")
                        .asString())
                .isEqualTo("dispute-file-refused");
        assertThat(upload(path, "picture.png", "image/png", pdf, false)
                        .at("/code")
                        .asString())
                .isEqualTo("dispute-file-refused");
        var tooLarge = new byte[DisputeFile.MAX_BYTES + 1];
        System.arraycopy(pdf, 0, tooLarge, 0, pdf.length);
        assertThat(upload(path, "large.pdf", "application/pdf", tooLarge, false)
                        .at("/code")
                        .asString())
                .isEqualTo("dispute-file-refused");
        var sha256 = attached.at("/0/sha256").asString();
        assertThat(download(path, sha256)).isEqualTo(pdf);
        assertThat(ann.get(path + "/files/" + "0".repeat(64)).told()).isEqualTo("404 dispute-file-not-found");
        assertThatThrownBy(() -> jdbc.sql("delete from dispute_message where dispute_id = :id")
                        .param("id", dispute)
                        .update())
                .hasStackTraceContaining("permission denied");

        // What people wrote goes with their customer; the dispute stays.
        probe.publishErased(CustomerEvents.CUSTOMER_STATE, scene.company, scene.customer, 2);
        // The file itself cannot be asked for meanwhile: until it is gone, it is no JSON.
        await().atMost(MatchingScene.LIMIT).untilAsserted(() -> assertThat(
                        ann.get(path + "/messages").body().at("/items").values())
                .hasSize(3)
                .noneMatch(shown -> shown.has("text")));
        assertThat(ann.get(path + "/files/" + sha256).status()).isEqualTo(404);
        assertThat(ann.get(path).at("/status")).isEqualTo("OPEN");
    }

    private Answer open(UUID invoice, String amount) {
        return ann.post(PATH, """
                        {"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"},"reasonCode":"WRONG_PRICE",
                        "text":"They ordered less"}""".formatted(invoice, amount));
    }

    private Answer resolve(Answer shown, String outcome, @Nullable String amount) {
        return ann.post(
                PATH + "/" + id(shown) + "/resolve",
                "{\"outcome\":\"" + outcome + "\",\"effectiveDate\":\"" + DAY + "\""
                        + (amount == null ? "}" : ",\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}}"),
                shown.tag());
    }

    private Answer message(UUID dispute, String side, boolean internal, String text) {
        return ann.post(
                PATH + "/" + dispute + "/messages",
                "{\"side\":\"" + side + "\",\"internal\":" + internal + ",\"text\":\"" + text + "\"}");
    }

    private <T> void answer(EventType<T> type, UUID dispute, long request, T payload) {
        probe.tell(type, scene.company, dispute, request, payload);
    }

    private DisputeResolutionRequested request(UUID dispute, long version) {
        return probe.awaitPublished(
                        ReconciliationEvents.DISPUTE_RESOLUTION_REQUESTED,
                        event -> event.aggregateId().equals(dispute) && event.aggregateVersion() == version)
                .payload();
    }

    private int listed(String query) {
        return ann.get(PATH + query).body().at("/items").size();
    }

    private List<String> texts(String path) {
        return ann.get(path).body().at("/items").values().stream()
                .map(message -> message.at("/text").asString())
                .toList();
    }

    private JsonNode upload(String path, String name, String type, byte[] content, boolean internal) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(type));
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add(
                "file",
                new HttpEntity<>(
                        new ByteArrayResource(content) {
                            @Override
                            public String getFilename() {
                                return name;
                            }
                        },
                        headers));
        return JSON.readTree(Objects.requireNonNull(client.post()
                .uri(path + "/files?internal=" + internal)
                .header("Authorization", TestTokens.bearer(userId("ann"), scene.company, Role.ACCOUNTANT))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody()));
    }

    private byte[] download(String path, String sha256) {
        var result = client.get()
                .uri(path + "/files/" + sha256)
                .header("Authorization", TestTokens.bearer(userId("ann"), scene.company, Role.ACCOUNTANT))
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
        assertThat(result.getStatus()).isEqualTo(HttpStatusCode.valueOf(200));
        assertThat(result.getResponseHeaders().getFirst("X-Content-Type-Options"))
                .isEqualTo("nosniff");
        return Objects.requireNonNull(result.getResponseBody());
    }

    private UUID userId(String name) {
        return UUID.nameUUIDFromBytes((scene.company + name).getBytes(StandardCharsets.UTF_8));
    }

    private static UUID id(Answer shown) {
        return UUID.fromString(shown.at("/disputeId"));
    }
}
