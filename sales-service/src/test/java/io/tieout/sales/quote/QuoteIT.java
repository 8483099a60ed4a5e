package io.tieout.sales.quote;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class QuoteIT {

    private final SalesJourney sales;
    private final RestTestClient client;
    private final TestClock clock;
    private final QuoteExpiryJob expiry;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UUID seller = Ids.next();

    @Autowired
    QuoteIT(
            RestTestClient client,
            EventProbe events,
            TestClock clock,
            QuoteExpiryJob expiry,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.sales = new SalesJourney(client, events);
        this.client = client;
        this.clock = clock;
        this.expiry = expiry;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void fillTheCatalogue() {
        clock.set("2026-06-01T09:00:00Z");
        sales.post(SALES_MANAGER, "/api/v1/products", """
                        {"productCode":"W","name":"Widget","listPrice":{"amount":"10.00","currency":"EUR"},
                         "taxCode":"STANDARD","taxRatePercent":10}
                        """).expectStatus().isCreated();
    }

    @AfterEach
    void letTimeGoOn() {
        clock.release();
    }

    @Test
    void becomesAnOrderOnceWhenTheCustomerAccepts() {
        var customer = knownCustomer();
        sales.post(SALES_MANAGER, "/api/v1/price-lists", """
                        {"name":"Own","customerId":"%s","currency":"EUR","validFrom":"2026-01-01",
                         "rules":[{"productCode":"W","minQuantity":5,"fixedPrice":8.335}]}
                        """.formatted(customer))
                .expectStatus()
                .isCreated();
        var deal = json(sales.post(as(SALES_MANAGER), "/api/v1/deals", null, "{\"customerId\":\"" + customer + "\"}")
                        .expectStatus()
                        .isCreated())
                .get("dealId")
                .asString();
        var quote = draft(customer, ",\"dealId\":\"" + deal + "\"", "6", "5");
        // 6 × 8.335 − 5 % = 47.5095
        assertThat(quote.get("net").get("amount").asString()).isEqualTo("47.51");
        assertThat(quote.get("total").get("amount").asString()).isEqualTo("52.26");
        assertThat(quote.get("lines").get(0).get("priceListId").isNull()).isFalse();
        var path = path(quote);
        act(path, "submit", 1, SALES_REPRESENTATIVE);
        var sent = json(sales.post(as(SALES_REPRESENTATIVE), path + "/send", "\"2\"", "")
                .expectStatus()
                .isOk());
        var url = sent.get("url").asString();
        var link = url.substring(url.indexOf("/offer/"));

        var page = page(link);
        assertThat(page).contains("52.26", "Widget");
        assertThat(answer(link, "decision=DECLINE").expectStatus().isEqualTo(422))
                .isNotNull();
        answer(link, "decision=ACCEPT").expectStatus().isOk();
        answer(link, "decision=ACCEPT").expectStatus().isNotFound();
        client.get().uri(link).exchange().expectStatus().isNotFound();

        var accepted = json(sales.get(AUDITOR, path));
        assertThat(accepted.get("status").asString()).isEqualTo("ACCEPTED");
        var orders = json(sales.get(AUDITOR, "/api/v1/orders?dealId=" + deal)).get("items");
        assertThat(orders).hasSize(1);
        var order = json(
                sales.get(AUDITOR, "/api/v1/orders/" + accepted.get("orderId").asString()));
        assertThat(order.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(order.get("net")).isEqualTo(accepted.get("net"));
        assertThat(order.get("total")).isEqualTo(accepted.get("total"));
        problem(
                sales.post(as(SALES_MANAGER), path + "/decline", etag(accepted), "{\"reason\":\"no\"}"),
                409,
                "quote-not-in-state");
        for (var check : json(sales.get(OPERATOR, "/internal/checks"))) {
            if (check.get("invariant").asString().startsWith("SALES")) {
                assertThat(check.get("ok").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void makesOneOrderOfManyAcceptancesAtOnce() throws Exception {
        var quote = draft(knownCustomer(), "", "1", "0");
        var link = send(quote);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Future<Integer>>();
            for (int attempt = 0; attempt < 8; attempt++) {
                answers.add(threads.submit(() -> answer(link, "decision=ACCEPT")
                        .expectBody(String.class)
                        .returnResult()
                        .getStatus()
                        .value()));
            }
            int taken = 0;
            for (var answer : answers) {
                taken += answer.get(60, TimeUnit.SECONDS) == 200 ? 1 : 0;
            }
            assertThat(taken).isOne();
        }
        assertThat(jdbc.sql("select count(*) from quote where company_id = :company and order_id is not null")
                        .param("company", sales.company)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(json(sales.get(AUDITOR, "/api/v1/orders")).get("items")).hasSize(2);
    }

    @Test
    void tellsWhoeverWaitedForARevisionThatTheQuoteIsAnother() throws Exception {
        var path = path(draft(knownCustomer(), "", "1", "0"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select 1 from quote where company_id = :company for update")
                        .param("company", sales.company)
                        .query(row -> {});
                for (int attempt = 0; attempt < 2; attempt++) {
                    answers.add(threads.submit(() -> sales.post(
                                    as(SALES_REPRESENTATIVE), path + "/revisions", "\"1\"", offer("2", "0", "EN"))
                            .expectBody(String.class)
                            .returnResult()
                            .getStatus()
                            .value()));
                }
                await().atMost(Duration.ofSeconds(20)).until(() -> waitingForALock() == 2);
            });

            assertThat(List.of(
                            answers.get(0).get(30, TimeUnit.SECONDS),
                            answers.get(1).get(30, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder(200, 412);
        }
    }

    private long waitingForALock() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Long.class).single();
    }

    @Test
    void waitsForSomebodyElseAboveTheLimits() {
        sales.put(ADMIN, "/api/v1/quote-policy", "\"0\"", "{\"maxDiscountPercent\":10}")
                .expectStatus()
                .isOk();
        problem(sales.put(ADMIN, "/api/v1/quote-policy", "\"0\"", "{}"), 412, "stale-version");
        sales.put(SALES_MANAGER, "/api/v1/quote-policy", "\"1\"", "{}")
                .expectStatus()
                .isForbidden();
        problem(
                sales.put(
                        ADMIN,
                        "/api/v1/quote-policy",
                        "\"1\"",
                        "{\"maxTotals\":[{\"amount\":\"-1.00\",\"currency\":\"EUR\"}]}"),
                422,
                "quote-policy-unfit");
        var quote = draft(knownCustomer(), "", "1", "10.5");
        var path = path(quote);
        var waiting = act(path, "submit", 1, SALES_REPRESENTATIVE);
        assertThat(waiting.get("status").asString()).isEqualTo("WAITING");
        problem(sales.post(as(SALES_MANAGER), path + "/approve", "\"2\"", ""), 403, "quote-needs-other-approver");
        problem(sales.post(as(SALES_REPRESENTATIVE), path + "/send", "\"2\"", ""), 409, "quote-not-in-state");
        sales.post(as(SALES_REPRESENTATIVE), path + "/approve", "\"2\"", "")
                .expectStatus()
                .isForbidden();
        problem(sales.post(manager(), path + "/approve", "\"1\"", ""), 412, "stale-version");
        json(sales.post(manager(), path + "/send-back", "\"2\"", "")
                .expectStatus()
                .isOk());
        act(path, "submit", 3, SALES_REPRESENTATIVE);
        var approved = json(sales.post(manager(), path + "/approve", "\"4\"", "")
                .expectStatus()
                .isOk());
        assertThat(approved.get("status").asString()).isEqualTo("APPROVED");
        assertThat(approved.get("approvedBy").asString()).isNotEqualTo(seller.toString());
    }

    @Test
    void keepsItsRevisionsAndPrintsThemInTheCustomersLanguage() throws IOException {
        var customer = knownCustomer("广州百货有限公司");
        var quote = draft(customer, "", "1", "0");
        var path = path(quote);
        var first = send(quote);
        var revised = json(sales.post(as(SALES_REPRESENTATIVE), path + "/revisions", "\"3\"", offer("2", "0", "ZH"))
                .expectStatus()
                .isOk());
        assertThat(revised.get("revision").asInt()).isEqualTo(2);
        assertThat(revised.get("status").asString()).isEqualTo("DRAFT");
        client.get().uri(first).exchange().expectStatus().isNotFound();
        assertThat(json(sales.get(AUDITOR, path + "?revision=1"))
                        .get("net")
                        .get("amount")
                        .asString())
                .isEqualTo("10.00");
        problem(sales.get(AUDITOR, path + "?revision=3"), 404, "quote-not-found");

        assertThat(printed(path + "/pdf?revision=1")).contains("Quote QU-", "Widget", "11.00");
        assertThat(printed(path + "/pdf")).contains("报价单", "广州百货有限公司", "有效期至", "22.00");
        json(sales.post(as(SALES_REPRESENTATIVE), path + "/revisions", "\"4\"", offer("2000", "0", "ID"))
                .expectStatus()
                .isOk());
        assertThat(printed(path + "/pdf")).contains("Penawaran", "Harga satuan", "22.000,00");
    }

    @Test
    void isOutOfDateAfterItsLastDay() {
        var customer = knownCustomer();
        var quote = draft(customer, "", "1", "0");
        var link = send(quote);
        clock.set("2026-06-30T21:59:59Z");
        expiry.expire();
        assertThat(page(link)).contains("Widget");
        clock.set("2026-06-30T22:00:00Z");
        client.get().uri(link).exchange().expectStatus().isNotFound();
        answer(link, "decision=ACCEPT").expectStatus().isNotFound();
        expiry.expire();
        expiry.expire();

        var expired = json(sales.get(AUDITOR, path(quote)));
        assertThat(expired.get("status").asString()).isEqualTo("EXPIRED");
        assertThat(expired.get("version").asInt()).isEqualTo(4);
        problem(sales.post(as(SALES_MANAGER), path(quote) + "/send", "\"4\"", ""), 409, "quote-not-in-state");
        problem(
                sales.post(as(SALES_MANAGER), "/api/v1/quotes", null, body(customer, "", "1", "0")),
                422,
                "quote-out-of-date");
    }

    @Test
    void isDeclinedWithAReason() {
        var quote = draft(knownCustomer(), "", "1", "0");
        var link = send(quote);
        answer(link, "decision=DECLINE&reason=Too+late").expectStatus().isOk();
        var declined = json(sales.get(AUDITOR, path(quote)));
        assertThat(declined.get("status").asString()).isEqualTo("DECLINED");
        assertThat(declined.get("declineReason").asString()).isEqualTo("Too late");
        answer(link, "decision=ACCEPT").expectStatus().isNotFound();
        client.get().uri("/offer/" + "x".repeat(43)).exchange().expectStatus().isNotFound();
        client.get().uri("/offer/short").exchange().expectStatus().isNotFound();
    }

    @Test
    void refusesWhatIsUnknownAndIsSeenByItsPeopleOnly() {
        var customer = knownCustomer();
        problem(
                sales.post(
                        as(SALES_REPRESENTATIVE),
                        "/api/v1/quotes",
                        null,
                        body(customer, "", "1", "0").replace("\"W\"", "\"X\"")),
                422,
                "product-unknown");
        problem(
                sales.post(
                        as(SALES_REPRESENTATIVE),
                        "/api/v1/quotes",
                        null,
                        body(customer, ",\"dealId\":\"" + Ids.next() + "\"", "1", "0")),
                422,
                "quote-deal-unknown");
        problem(
                sales.post(as(SALES_REPRESENTATIVE), "/api/v1/quotes", null, body(Ids.next(), "", "1", "0")),
                422,
                "customer-unknown");
        sales.post(AUDITOR, "/api/v1/quotes", body(customer, "", "1", "0"))
                .expectStatus()
                .isForbidden();
        var quote = draft(customer, "", "1", "0");
        var other = TestTokens.bearer(Ids.next(), sales.company, SALES_REPRESENTATIVE);
        problem(sales.get(other, path(quote)), 404, "quote-not-found");
        problem(sales.get(other, path(quote) + "/pdf"), 404, "quote-not-found");
        problem(sales.post(other, path(quote) + "/submit", "\"1\"", ""), 404, "quote-not-found");
        assertThat(json(sales.get(other, "/api/v1/quotes")).get("items")).isEmpty();
        assertThat(json(sales.get(as(SALES_REPRESENTATIVE), "/api/v1/quotes?status=DRAFT"))
                        .get("items"))
                .hasSize(1);
        problem(sales.post(as(SALES_REPRESENTATIVE), path(quote) + "/submit", null, ""), 428, "if-match-required");
    }

    private String as(Role role) {
        return TestTokens.bearer(seller, sales.company, role);
    }

    private String manager() {
        // Another person, who sees all: the operator's client.
        return TestTokens.bearer(Ids.next(), sales.company, OPERATOR);
    }

    private UUID knownCustomer() {
        return knownCustomer("Kunde");
    }

    /// A customer that the view has surely taken in: drafting an order waits for it.
    private UUID knownCustomer(String name) {
        var customer = sales.aCustomer(name);
        sales.anOrder(customer, null);
        return customer;
    }

    private JsonNode draft(UUID customer, String more, String quantity, String discount) {
        return json(sales.post(as(SALES_MANAGER), "/api/v1/quotes", null, body(customer, more, quantity, discount))
                .expectStatus()
                .isCreated());
    }

    private static String body(UUID customer, String more, String quantity, String discount) {
        return "{\"customerId\":\"" + customer + "\"" + more + ",\"offer\":" + offer(quantity, discount, "EN") + "}";
    }

    private static String offer(String quantity, String discount, String language) {
        return """
               {"validUntil":"2026-06-30","currency":"EUR","language":"%s","lines":[
                {"productCode":"W","quantity":%s,"discountPercent":%s}]}
               """.formatted(language, quantity, discount);
    }

    private JsonNode act(String path, String action, int version, Role role) {
        return json(sales.post(as(role), path + "/" + action, "\"" + version + "\"", "")
                .expectStatus()
                .isOk());
    }

    private String send(JsonNode quote) {
        act(path(quote), "submit", 1, SALES_REPRESENTATIVE);
        var url = json(sales.post(as(SALES_REPRESENTATIVE), path(quote) + "/send", "\"2\"", "")
                        .expectStatus()
                        .isOk())
                .get("url")
                .asString();
        return url.substring(url.indexOf("/offer/"));
    }

    private ResponseSpec answer(String link, String form) {
        return client.post()
                .uri(link)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange();
    }

    private String page(String link) {
        return String.valueOf(client.get()
                .uri(link)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String printed(String path) throws IOException {
        var pdf = sales.get(AUDITOR, path)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        try (var document = Loader.loadPDF(Objects.requireNonNull(pdf))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String path(JsonNode quote) {
        return "/api/v1/quotes/" + quote.get("quoteId").asString();
    }

    private static String etag(JsonNode quote) {
        return "\"" + quote.get("version").asInt() + "\"";
    }
}
