package io.tieout.reconciliation.confirmation;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.reconciliation.v1.StatementAnswered;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.platformtest.TestTokens;
import io.tieout.reconciliation.CustomerLines;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import io.tieout.reconciliation.publicpage.GuessLimit;
import io.tieout.reconciliation.publicpage.PublicPage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ConfirmationIT {

    private static final String PATH = "/api/v1/account-statements";
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final Instant THEN = Instant.parse("2026-03-20T10:00:00Z");

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final ConfirmationService confirmations;
    private final ConfirmationRepository repository;
    private final DisputeOpeningJob job;
    private final MatchingScene scene;
    private final CustomerLines lines;
    private final Person accountant;

    /// Each test comes from an address of its own: guesses are counted by address.
    private final String address = "198.51.100." + ADDRESSES.incrementAndGet();

    ConfirmationIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired TestClock clock,
            @Autowired ConfirmationService confirmations,
            @Autowired ConfirmationRepository repository,
            @Autowired DisputeOpeningJob job) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.clock = clock;
        this.confirmations = confirmations;
        this.repository = repository;
        this.job = job;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.lines = new CustomerLines(probe, scene.company);
        this.accountant = scene.person("Ana", ACCOUNTANT);
    }

    @AfterEach
    void timeGoesOn() {
        clock.release();
    }

    @Test
    void showsTheStatementToWhoeverHasTheLinkAndTakesOneAnswer() {
        var invoice = scene.invoice("INV-1", "100.00");
        var id = statement(invoice, "<b>INV & 1</b>");
        var url = link(id);

        var page = open(url);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'self'", "frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.body())
                .contains("&lt;b&gt;INV &amp; 1&lt;/b&gt;", "100.00", "Lindner Weberei GmbH")
                .doesNotContain("<b>", "<script", "http");
        assertThat(accountant.get(PATH + "/" + id).at("/statement/status")).isEqualTo("SENT");
        assertThat(accountant.get(PATH + "/" + id + "/answer").told()).isEqualTo("404 account-statement-not-answered");

        var answered = answer(
                url,
                Map.of("decision", List.of("DISPUTE"), "line", List.of("1"), "reason", List.of("Never <i>came</i>")),
                "%PDF-1.7 letter".getBytes(UTF_8));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(accountant.get(PATH + "/" + id).at("/statement/status")).isEqualTo("PART_CONFIRMED");
        var kept = accountant.get(PATH + "/" + id + "/answer");
        assertThat(kept.at("/reason")).isEqualTo("Never <i>came</i>");
        assertThat(kept.at("/disputedLines/0/itemId")).isEqualTo(invoice.toString());
        var file = client.get()
                .uri(PATH + "/" + id + "/answer/file")
                .header("Authorization", TestTokens.bearer(scene.company, ACCOUNTANT))
                .exchange()
                .returnResult(byte[].class);
        assertThat(file.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        assertThat(file.getResponseHeaders().getFirst("Content-Disposition")).startsWith("attachment");
        var event = event(id);
        assertThat(event.outcome()).isEqualTo("PART_CONFIRMED");
        assertThat(event.disputedLines())
                .containsExactly(new StatementAnswered.DisputedLine(1, invoice, MatchingScene.eur("100.00")));
        job.open();
        await().atMost(MatchingScene.LIMIT)
                .until(() -> !disputedLine(id).at("/disputeId").isMissingNode());
        var dispute = accountant.get(
                "/api/v1/disputes/" + disputedLine(id).at("/disputeId").asString());
        assertThat(dispute.at("/invoiceId") + dispute.at("/amount/amount") + dispute.at("/openedBy"))
                .isEqualTo(invoice + "100.00CUSTOMER");
        // It is used up, also for looking.
        assertGetsNothing(open(url));
        assertGetsNothing(answer(url, Map.of("decision", List.of("CONFIRM")), null));
        assertThat(accountant.post(PATH + "/" + id + "/links", null).told())
                .isEqualTo("409 account-statement-answered");
        // What the customer wrote goes with the customer.
        probe.publishErased(CustomerEvents.CUSTOMER_STATE, scene.company, scene.customer, 2);
        await().atMost(MatchingScene.LIMIT)
                .until(() -> !accountant.get(PATH + "/" + id + "/answer").body().has("reason"));
        assertThat(accountant.get(PATH + "/" + id + "/answer").at("/hasFile")).isEqualTo("false");
    }

    @Test
    void confirmsAllOrDisputesAll() {
        var all = statement(Ids.next(), "INV-1");
        assertThat(answer(link(all), Map.of("decision", List.of("CONFIRM")), null)
                        .status())
                .isEqualTo(200);
        assertThat(accountant.get(PATH + "/" + all).at("/statement/status")).isEqualTo("CONFIRMED");
        assertThat(event(all).disputedLines()).isEmpty();

        var none = statement(Ids.next(), "INV-2");
        var numbers = accountant.get(PATH + "/" + none).body().at("/content/lines").values().stream()
                .map(line -> line.at("/number").asString())
                .toList();
        var wrong = Map.of("decision", List.of("DISPUTE"), "line", numbers, "reason", List.of("All wrong"));
        assertThat(answer(link(none), wrong, null).status()).isEqualTo(200);
        assertThat(accountant.get(PATH + "/" + none).at("/statement/status")).isEqualTo("DISPUTED");
        job.open();
        // Why none was opened is kept.
        await().atMost(MatchingScene.LIMIT).until(() -> accountant
                .get(PATH + "/" + none + "/answer")
                .at("/disputedLines/1/refusal")
                .equals("disputed-invoice-unknown"));
    }

    @Test
    void refusesHalfAnAnswerAndKeepsTheLinkForAWholeOne() {
        var id = statement(Ids.next(), "INV-1");
        var url = link(id);
        var pdf = "%PDF-1.7 letter".getBytes(UTF_8);
        var whole = Map.of("decision", List.of("DISPUTE"), "line", List.of("1"), "reason", List.of("Wrong"));

        assertThat(answer(url, Map.of(), null).status()).isEqualTo(422);
        var file = new ByteArrayOutputStream();
        part(file, "decision", "; filename=\"a.txt\"", "CONFIRM".getBytes(UTF_8));
        assertThat(send(url, file).status()).isEqualTo(400);
        assertThat(answer(url, Map.of("decision", List.of("DISPUTE"), "reason", List.of("Wrong")), null)
                        .body())
                .contains("Mark the lines that you dispute.");
        assertThat(answer(url, Map.of("decision", List.of("DISPUTE"), "line", List.of("1")), pdf)
                        .body())
                .contains("Say why you dispute them.");
        assertThat(answer(url, whole, "<script>".getBytes(UTF_8)).body()).contains("The file is not a PDF");
        var large = new byte[SentFile.MAX_BYTES + 1];
        System.arraycopy(pdf, 0, large, 0, pdf.length);
        assertThat(answer(url, whole, large).body()).contains("The file is not a PDF");
        assertThat(answer(url, whole, new byte[SentFile.MAX_BYTES + 1_000_000]).status())
                .isEqualTo(413);
        // A line of another statement, or of none.
        assertGetsNothing(answer(
                url,
                Map.of("decision", List.of("DISPUTE"), "line", List.of("1", "9"), "reason", List.of("Wrong")),
                null));
        assertGetsNothing(answer(
                url, Map.of("decision", List.of("DISPUTE"), "line", List.of("x"), "reason", List.of("Wrong")), null));
        assertThat(accountant.get(PATH + "/" + id).at("/statement/status")).isEqualTo("SENT");
        assertThat(answer(url, whole, pdf).status()).isEqualTo(200);
    }

    @Test
    void givesNothingToAGuessAnOldLinkOrAnExpiredOne() {
        var id = statement(Ids.next(), "INV-1");
        var old = link(id);
        var url = link(id);
        assertGetsNothing(open(old));
        assertThat(open(url).status()).isEqualTo(200);
        assertGetsNothing(open("/confirm/" + "A".repeat(43)));
        assertGetsNothing(open("/confirm/short"));
        assertGetsNothing(open(url.substring(0, url.length() - 1) + (url.endsWith("A") ? "B" : "A")));
        assertThat(jdbc.sql(
                                "select count(*) from confirmation_link where company_id = :company and position(:token in encode(token_hash, 'base64')) > 0")
                        .param("company", scene.company)
                        .param("token", url.substring(url.lastIndexOf('/') + 1))
                        .query(Long.class)
                        .single())
                .isZero();

        clock.set(Instant.now(java.time.Clock.systemUTC()).plus(Duration.ofDays(61)));
        assertGetsNothing(open(url));
        clock.release();
        assertThat(open(url).status()).isEqualTo(200);

        for (int guess = 0; guess < GuessLimit.MISSES; guess++) {
            open("/confirm/" + "B".repeat(43));
        }
        var shutOut = open(url);
        assertThat(shutOut.status()).isEqualTo(429);
        assertThat(shutOut.header("Retry-After")).isNotEmpty();
        assertThat(answer(url, Map.of("decision", List.of("CONFIRM")), null).status())
                .isEqualTo(429);
        var other = scene.person("Aud", AUDITOR);
        assertThat(other.post(PATH + "/" + id + "/links", null).status()).isEqualTo(403);
        assertThat(accountant.post(PATH + "/" + Ids.next() + "/links", null).told())
                .isEqualTo("404 account-statement-not-found");
    }

    @Test
    void takesSilenceForConsentOnlyWhereThePolicySaysSoAndAfterAReminder() {
        var policy = accountant.get("/api/v1/account-statement-policy");
        assertThat(policy.body().has("deemedAfterDays")).isFalse();
        var id = statement(Ids.next(), "INV-1");
        var url = link(id);
        hearAfter(13);
        assertThat(status(id)).isEqualTo("SENT");
        hearAfter(15);
        assertThat(status(id)).isEqualTo("REMINDED");
        hearAfter(29);
        assertThat(status(id) + reminders(id)).isEqualTo("REMINDED2");
        hearAfter(58);
        assertThat(status(id)).isEqualTo("REMINDED");

        assertThat(put(policy.tag(), 14, 0, 30).told()).isEqualTo("422 confirmation-policy-unfair");
        assertThat(put(policy.tag(), 14, 2, 14).told()).isEqualTo("422 confirmation-policy-unfair");
        assertThat(put(policy.tag(), 14, 2, 61).told()).isEqualTo("422 confirmation-policy-unfair");
        assertThat(put(policy.tag(), 14, 2, 30).told()).isEqualTo("200");
        assertThat(put(policy.tag(), 14, 2, 40).told()).isEqualTo("412 stale-version");
        // The last reminder was two days before.
        hearAfter(31);
        assertThat(status(id)).isEqualTo("REMINDED");
        assertThat(open(url).status()).isEqualTo(200);
        hearAfter(44);

        assertThat(status(id)).isEqualTo("DEEMED_CONFIRMED");
        assertThat(event(id).outcome()).isEqualTo("DEEMED_CONFIRMED");
        assertGetsNothing(open(url));
    }

    @Test
    void putsConsentOffForNoReminder() {
        assertThat(put("\"0\"", 14, 5, 30).told()).isEqualTo("200");
        var id = statement(Ids.next(), "INV-1");
        link(id);
        hearAfter(15);
        hearAfter(29);
        assertThat(status(id) + reminders(id)).isEqualTo("REMINDED1");
        hearAfter(31);
        assertThat(status(id)).isEqualTo("DEEMED_CONFIRMED");
    }

    @Test
    void hearsNoSilenceOfWhoHasNoLinkThatWorks() {
        assertThat(put("\"0\"", 14, 2, 60).told()).isEqualTo("200");
        var never = statement(Ids.next(), "INV-1");
        link(never);
        var late = statement(Ids.next(), "INV-2");
        hearAfter(61);
        assertThat(status(never) + reminders(never)).isEqualTo("SENT0");
        link(late);
        hearAfter(50);
        assertThat(status(late)).isEqualTo("REMINDED");
        // Two weeks after the reminder there was no link any more.
        hearAfter(65);
        assertThat(status(late) + reminders(late)).isEqualTo("REMINDED1");
        // With a link that comes after, it begins anew.
        clock.set(Instant.now(java.time.Clock.systemUTC()).plus(Duration.ofDays(65)));
        confirmations.link(scene.company, UUID.fromString(late), Ids.next());
        clock.release();
        hearAfter(66);
        assertThat(status(late) + reminders(late)).isEqualTo("REMINDED0");
    }

    @Test
    void remindsOnceWhenTwoReplicasHearTheSameSilence() {
        var id = statement(Ids.next(), "INV-1");
        link(id);
        var then = Instant.now(java.time.Clock.systemUTC()).plus(Duration.ofDays(15));
        var quiet = repository.silent(then, 10_000).stream()
                .filter(silent -> silent.companyId().equals(scene.company))
                .toList();

        assertThat(quiet).hasSize(1);
        assertThat(repository.remind(quiet.getFirst(), then)).isTrue();
        assertThat(repository.remind(quiet.getFirst(), then)).isFalse();
        assertThat(reminders(id)).isEqualTo(1);
    }

    @Test
    void closesTheLinksOfAnErasedCustomer() {
        var url = link(statement(Ids.next(), "INV-1"));
        assertThat(open(url).status()).isEqualTo(200);

        probe.publishErased(CustomerEvents.CUSTOMER_STATE, scene.company, scene.customer, 2);

        await().atMost(MatchingScene.LIMIT).until(() -> open(url).status() == 404);
        assertGetsNothing(answer(url, Map.of("decision", List.of("CONFIRM")), null));
    }

    private int reminders(String id) {
        return jdbc.sql("""
                        select reminders from confirmation_link
                        where company_id = :company and statement_id = :id and closed_at is null
                        """)
                .param("company", scene.company)
                .param("id", UUID.fromString(id))
                .query(Integer.class)
                .single();
    }

    private void hearAfter(int days) {
        clock.set(Instant.now(java.time.Clock.systemUTC()).plus(Duration.ofDays(days)));
        confirmations.hearSilence(10_000);
        clock.release();
    }

    private String status(String id) {
        return accountant.get(PATH + "/" + id).at("/statement/status");
    }

    private Answer put(String ifMatch, int reminderDays, int maxReminders, int deemedAfterDays) {
        return accountant.put(
                "/api/v1/account-statement-policy",
                """
                {"linkDays":60,"reminderDays":%d,"maxReminders":%d,"deemedAfterDays":%d}""".formatted(reminderDays, maxReminders, deemedAfterDays),
                ifMatch);
    }

    /// A statement with an invoice of 100.00 and a payment of 10.00.
    private String statement(UUID invoice, String number) {
        var item = CustomerLines.invoice(invoice, number, MARCH_1.plusDays(30));
        lines.tell(
                lines.line(scene.customer, "INVOICE", MARCH_1, THEN, "100.00", item),
                lines.line(scene.customer, "PAYMENT", MARCH_1.plusDays(1), THEN, "-10.00", item));
        var issued = accountant.post(PATH, """
                {"customerId":"%s","currency":"EUR","from":"2026-03-01","to":"2026-03-31"}""".formatted(scene.customer));
        assertThat(issued.told()).isEqualTo("201");
        return issued.at("/statement/statementId");
    }

    private JsonNode disputedLine(String statement) {
        return accountant.get(PATH + "/" + statement + "/answer").body().at("/disputedLines/0");
    }

    private String link(String statement) {
        var created = accountant.post(PATH + "/" + statement + "/links", null);
        assertThat(created.told()).isEqualTo("201");
        var url = created.at("/url");
        assertThat(url).matches("https://issuer\\.test/confirm/[A-Za-z0-9_-]{43}");
        return url.substring("https://issuer.test".length());
    }

    private StatementAnswered event(String statement) {
        return probe.awaitPublished(ReconciliationEvents.STATEMENT_ANSWERED, UUID.fromString(statement))
                .payload();
    }

    private record Page(int status, HttpHeaders headers, String body) {

        String header(String name) {
            return Objects.toString(headers.getFirst(name), "");
        }
    }

    private static void assertGetsNothing(Page page) {
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).isEqualTo(PublicPage.nothing());
    }

    private Page open(String url) {
        var result = client.get()
                .uri(url)
                .header("X-Forwarded-For", address)
                .exchange()
                .returnResult(String.class);
        return new Page(
                result.getStatus().value(),
                result.getResponseHeaders(),
                Objects.toString(result.getResponseBody(), ""));
    }

    /// Sends the form as a browser does: with its length.
    private Page answer(String url, Map<String, List<String>> fields, byte @Nullable [] file) {
        var form = new ByteArrayOutputStream();
        fields.forEach((name, values) -> values.forEach(value -> part(form, name, "", value.getBytes(UTF_8))));
        part(form, "file", "; filename=\"letter.pdf\"", file == null ? new byte[0] : file);
        return send(url, form);
    }

    private Page send(String url, ByteArrayOutputStream form) {
        form.writeBytes("--limit--\r\n".getBytes(UTF_8));
        var result = client.post()
                .uri(url)
                .header("X-Forwarded-For", address)
                .contentType(MediaType.valueOf("multipart/form-data; boundary=limit"))
                .body(form.toByteArray())
                .exchange()
                .returnResult(String.class);
        return new Page(
                result.getStatus().value(),
                result.getResponseHeaders(),
                Objects.toString(result.getResponseBody(), ""));
    }

    private static void part(ByteArrayOutputStream form, String name, String more, byte[] content) {
        var head = "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
        form.writeBytes(head.getBytes(UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(UTF_8));
    }
}
