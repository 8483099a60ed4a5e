package io.tieout.customer.overview;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.DealLost;
import io.tieout.events.sales.v1.DealOpened;
import io.tieout.events.sales.v1.DealStageChanged;
import io.tieout.events.sales.v1.DealWon;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventJson;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class OverviewIT {

    private static final Money ZERO = Money.parse("0.00", "EUR");

    private final UUID company = Ids.next();
    private final LocalDate today = LocalDate.now(Clock.systemUTC());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final RestTestClient client;
    private final EventProbe events;
    private final SourceWatchJob sources;
    private final int port;
    private long sequence;

    OverviewIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe events,
            @Autowired SourceWatchJob sources,
            @LocalServerPort int port) {
        this.client = client;
        this.events = events;
        this.sources = sources;
        this.port = port;
    }

    @Test
    void showsACustomerBlockByBlockAsTheCallerMaySee() {
        var customer = aCustomer();
        var open = aDeal(customer, "1000.00");
        var won = aDeal(customer, "250.00");
        var lost = aDeal(customer, "70.00");
        events.tell(
                SalesEvents.DEAL_STAGE_CHANGED,
                company,
                open,
                2,
                new DealStageChanged(open, "NEW", "QUOTED", Clock.systemUTC().instant()));
        events.tell(
                SalesEvents.DEAL_WON, company, won, 2, new DealWon(won, customer, Money.parse("260.00", "EUR"), today));
        events.tell(SalesEvents.DEAL_LOST, company, lost, 2, new DealLost(lost, customer, "PRICE", today));
        var order = Ids.next();
        ordered(customer, order, "119.00", today.minusDays(3));
        ordered(customer, Ids.next(), "200.00", today.minusDays(1));
        var invoice = Ids.next();
        invoiced(customer, invoice, order, "119.00", "119.00", 1);
        told(customer, "DEBIT", invoice, "119.00");
        post("/api/v1/customers/" + customer + "/interactions", """
                {"channel":"CALL","direction":"INBOUND","occurredAt":"2026-06-30T10:00:00Z","subject":"Asks for the invoice"}
                """)
                .expectStatus()
                .isCreated();
        post("/api/v1/customers/" + customer + "/credit/review", "")
                .expectStatus()
                .isOk();

        var all = overview(ACCOUNTANT, customer);

        assertThat(all.get("withheld")).isEmpty();
        assertThat(all.get("profile").get("name").asString()).startsWith("Kunde");
        var deals = all.get("deals");
        assertThat(deals.get("open").get("count").asInt()).isEqualTo(1);
        assertThat(amount(deals.get("open").get("totals").get(0))).isEqualTo("1000.00");
        assertThat(deals.get("open").get("newest").get(0).get("stage").asString())
                .isEqualTo("QUOTED");
        assertThat(amount(deals.get("closed").get("won").get("totals").get(0))).isEqualTo("260.00");
        assertThat(amount(deals.get("closed").get("lost").get("totals").get(0))).isEqualTo("70.00");
        assertThat(all.get("orders").get("newest")).hasSize(2);
        assertThat(amount(all.get("orders").get("newest").get(0).get("runningTotal")))
                .isEqualTo("319.00");
        assertThat(amount(all.get("invoices").get("newest").get(0).get("open"))).isEqualTo("119.00");
        assertThat(amount(all.get("balance").get("currencies").get(0).get("balance")))
                .isEqualTo("119.00");
        assertThat(all.get("balance").get("booksSequence").asLong()).isEqualTo(1);
        assertThat(amount(
                        all.get("credit").get("credit").get("exposures").get(0).get("exposure")))
                .isEqualTo("319.00");
        assertThat(all.get("credit").get("asOf").asString()).isNotBlank();
        assertThat(all.get("lastInteraction").get("interaction").get("subject").asString())
                .isEqualTo("Asks for the invoice");

        var manager = overview(SALES_MANAGER, customer);
        assertThat(texts(manager.get("withheld"))).containsExactly("deals", "orders");
        assertThat(manager.hasNonNull("balance")).isTrue();
        assertThat(manager.hasNonNull("deals")).isFalse();
        var representative = overview(SALES_REPRESENTATIVE, customer);
        assertThat(texts(representative.get("withheld")))
                .containsExactly("deals", "orders", "balance", "paymentHabit", "invoices");
        assertThat(representative.hasNonNull("balance")).isFalse();
        assertThat(representative.hasNonNull("invoices")).isFalse();
        get(ACCOUNTANT, "/api/v1/customers/" + Ids.next() + "/overview")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void listsEveryOrderAndInvoiceWithItsRunningTotal() {
        var customer = aCustomer();
        for (int day = 1; day <= 5; day++) {
            var order = Ids.next();
            ordered(customer, order, day + "00.00", today.minusDays(10 - day));
            invoiced(customer, Ids.next(), order, day + "00.00", "0.00", 1);
        }
        var path = "/api/v1/customers/" + customer + "/documents";

        var rows = new ArrayList<JsonNode>();
        var page = json(get(ACCOUNTANT, path + "?limit=3").expectStatus().isOk());
        page.get("items").forEach(rows::add);
        ordered(customer, Ids.next(), "50.00", today);
        while (page.hasNonNull("next")) {
            page = json(
                    get(ACCOUNTANT, path + "?limit=3&cursor=" + page.get("next").asString()));
            page.get("items").forEach(rows::add);
        }

        assertThat(rows).as("no row twice or lost while one was added").hasSize(10);
        var orders = json(get(ACCOUNTANT, path + "?kind=ORDER")).get("items");
        assertThat(orders).hasSize(6);
        assertThat(amount(orders.get(0).get("runningTotal"))).isEqualTo("1550.00");
        assertThat(amount(orders.get(5).get("runningTotal"))).isEqualTo("100.00");
        assertThat(json(get(SALES_MANAGER, path)).get("items"))
                .as("orders are cut by their owners elsewhere")
                .hasSize(5);
        assertThat(json(get(SALES_REPRESENTATIVE, path)).get("items")).isEmpty();
    }

    @Test
    void aDeadServiceMakesItsBlocksStaleAndNothingElse() {
        var customer = aCustomer();
        sources.saw(Source.SALES, true);
        sources.saw(Source.LEDGER, true);
        var alive = overview(ACCOUNTANT, customer);
        assertThat(alive.get("deals").get("stale").asBoolean()).isFalse();

        sources.saw(Source.SALES, false);
        var dead = overview(ACCOUNTANT, customer);
        sources.saw(Source.SALES, true);

        assertThat(dead.get("deals").get("stale").asBoolean()).isTrue();
        assertThat(dead.get("orders").get("stale").asBoolean()).isTrue();
        assertThat(dead.get("deals").get("asOf").asString())
                .isEqualTo(alive.get("deals").get("asOf").asString());
        for (var block : List.of("profile", "invoices", "balance", "credit", "paymentHabit", "lastInteraction")) {
            assertThat(dead.get(block).get("stale").asBoolean()).as(block).isFalse();
        }
    }

    @Test
    void pushesTheBalanceWhenAnInvoiceIsPaid() throws Exception {
        var customer = aCustomer();
        var invoice = Ids.next();
        told(customer, "DEBIT", invoice, "119.00");
        var streams = new ArrayList<Watch>();
        try {
            var watch = watch(streams, customer);
            assertThat(watch.status()).isEqualTo(200);
            assertThat(balance(watch.next())).isEqualTo("119.00");

            told(customer, "CREDIT", invoice, "100.00");
            var seen = balance(watch.next());
            while (!seen.equals("19.00")) {
                seen = balance(watch.next());
            }

            for (int more = 0; more < 3; more++) {
                assertThat(watch(streams, customer).status()).isEqualTo(200);
            }
            var fifth = watch(streams, customer);
            assertThat(fifth.status()).isEqualTo(429);
            assertThat(fifth.reader().readLine()).contains("too-many-streams");
        } finally {
            for (var stream : streams) {
                stream.reader().close();
            }
        }
    }

    private static String balance(JsonNode overview) {
        var currencies = overview.get("balance").get("currencies");
        return currencies.isEmpty() ? "" : amount(currencies.get(0).get("balance"));
    }

    private Watch watch(List<Watch> streams, UUID customer) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/customers/" + customer + "/overview/stream"))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", TestTokens.bearer(company, ACCOUNTANT))
                .header("Accept", "text/event-stream")
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        var watch = new Watch(
                response.statusCode(),
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        streams.add(watch);
        return watch;
    }

    private record Watch(int status, BufferedReader reader) {

        JsonNode next() throws IOException {
            while (true) {
                var line = Objects.requireNonNull(reader.readLine(), "the stream ended");
                if (line.startsWith("data: ")) {
                    return EventJson.mapper().readTree(line.substring("data: ".length()));
                }
            }
        }
    }

    private JsonNode overview(Role role, UUID customer) {
        return json(get(role, "/api/v1/customers/" + customer + "/overview")
                .expectStatus()
                .isOk());
    }

    private UUID aDeal(UUID customer, String value) {
        var deal = Ids.next();
        events.tell(
                SalesEvents.DEAL_OPENED,
                company,
                deal,
                1,
                new DealOpened(deal, customer, "STANDARD", "NEW", Money.parse(value, "EUR")));
        return deal;
    }

    private void ordered(UUID customer, UUID order, String total, LocalDate date) {
        var amount = Money.parse(total, "EUR");
        events.tell(
                SalesEvents.ORDER_CONFIRMED,
                company,
                order,
                1,
                new OrderConfirmed(
                        order,
                        "SO-" + order,
                        null,
                        customer,
                        date,
                        30,
                        "EUR",
                        false,
                        "PER_LINE",
                        "HALF_UP",
                        List.of(new OrderConfirmed.Line(
                                Ids.next(),
                                "W",
                                "Widget",
                                BigDecimal.ONE,
                                amount.toBigDecimal(),
                                BigDecimal.ZERO,
                                "NONE",
                                BigDecimal.ZERO)),
                        amount,
                        ZERO,
                        amount));
    }

    private void invoiced(UUID customer, UUID invoice, UUID order, String total, String open, long version) {
        events.tell(
                LedgerEvents.INVOICE_STATE,
                company,
                invoice,
                version,
                new InvoiceState(
                        invoice,
                        "INV-" + invoice,
                        null,
                        customer,
                        order,
                        today.minusDays(1),
                        today.plusDays(30),
                        "RF00",
                        Money.parse(total, "EUR"),
                        Money.parse(open, "EUR"),
                        false,
                        "ISSUED"));
    }

    private void told(UUID customer, String side, UUID invoice, String amount) {
        sequence++;
        var money = Money.parse(amount, "EUR");
        events.tell(
                LedgerEvents.CUSTOMER_LINES_SEALED,
                company,
                company,
                sequence,
                new CustomerLinesSealed(
                        company,
                        sequence,
                        true,
                        List.of(new CustomerLinesSealed.Line(
                                Ids.next(),
                                1,
                                sequence,
                                today,
                                today,
                                Clock.systemUTC().instant(),
                                "INVOICE",
                                null,
                                null,
                                null,
                                "RECEIVABLE",
                                "1200",
                                side,
                                money,
                                money,
                                customer,
                                new CustomerLinesSealed.Item("INVOICE", invoice, null, today.plusDays(30)))),
                        List.of()));
    }

    private UUID aCustomer() {
        return UUID.fromString(json(post("/api/v1/customers", "{\"name\":\"Kunde %s\"}".formatted(Ids.next()))
                        .expectStatus()
                        .isCreated())
                .get("customerId")
                .asString());
    }

    private static String amount(JsonNode money) {
        return money.get("amount").asString();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private ResponseSpec get(Role role, String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .exchange();
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, ACCOUNTANT))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
