package io.tieout.sales.credithold;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CreditState;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Each order of the journey comes to 1103.47 EUR.
@ServiceTest
class CreditHoldIT {

    private static final String DATE = "{\"orderDate\":\"2026-03-31\"}";
    private static final String REASON = "{\"reason\":\"Paid by tomorrow, says the bank\"}";

    private final SalesJourney sales;
    private final EventProbe events;
    private final RestTestClient client;
    private long sequence;

    @Autowired
    CreditHoldIT(RestTestClient client, EventProbe events) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
        this.client = client;
    }

    @Test
    void anOrderOverTheLimitWaitsUntilSomebodyElseReleasesIt() {
        var customer = sales.aCustomer("Kunde");
        decided(customer, 1, "OVER_LIMIT", null, "1500.00");
        assertThat(confirm(sales.anOrder(customer, null)).get("status").asString())
                .isEqualTo("CONFIRMED");

        var order = sales.anOrder(customer, null);
        var held = confirm(order);

        assertThat(held.get("status").asString()).isEqualTo("HELD");
        assertThat(held.hasNonNull("orderNumber")).isFalse();
        var hold = json(sales.get(ACCOUNTANT, "/api/v1/order-holds?waiting=true"))
                .get("items")
                .get(0);
        assertThat(hold.get("orderId").asString()).isEqualTo(id(order).toString());
        assertThat(hold.get("reason").asString()).isEqualTo("OVER_LIMIT");
        assertThat(hold.get("exposure").get("amount").asString()).isEqualTo("1103.47");
        assertThat(hold.get("limit").get("amount").asString()).isEqualTo("1500.00");
        var told = events.awaitPublished(
                SalesEvents.ORDER_HELD, event -> event.payload().orderId().equals(id(order)));
        assertThat(told.payload().reason()).isEqualTo("OVER_LIMIT");
        assertThat(told.payload().creditVersion()).isEqualTo(1);
        assertThat(events.published(SalesEvents.ORDER_CONFIRMED, id(order)))
                .as("who would invoice it does not hear of it")
                .isEmpty();

        var path = path(order) + "/release";
        var tag = etag(order);
        problem(sales.post(SALES_MANAGER, path, tag, REASON), 403, "own-order-release");
        sales.post(SALES_REPRESENTATIVE, path, tag, REASON).expectStatus().isForbidden();
        sales.post(AUDITOR, path, tag, REASON).expectStatus().isForbidden();
        var accountant = TestTokens.bearer(Ids.next(), sales.company, ACCOUNTANT);
        problem(sales.post(accountant, path, "\"1\"", REASON), 412, "stale-version");
        problem(sales.post(accountant, path, tag, "{\"reason\":\" \"}"), 400, "invalid-field");
        var released =
                json(sales.post(accountant, path, tag, REASON).expectStatus().isOk());

        assertThat(released.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(released.get("orderDate").asString()).isEqualTo("2026-03-31");
        assertThat(events.published(SalesEvents.ORDER_CONFIRMED, id(order))).hasSize(1);
        var end = events.awaitPublished(SalesEvents.ORDER_RELEASED, told.aggregateId());
        assertThat(end.payload().outcome()).isEqualTo("RELEASED");
        var ended = json(sales.get(AUDITOR, "/api/v1/order-holds?waiting=false&customerId=" + customer))
                .get("items")
                .get(0);
        assertThat(ended.get("releaseReason").asString()).isEqualTo("Paid by tomorrow, says the bank");
        assertThat(ended.get("endedBy").asString())
                .isEqualTo(end.payload().releasedBy().toString());
        problem(
                sales.post(accountant, path, "\"" + released.get("version").asLong() + "\"", REASON),
                409,
                "order-not-held");
        assertThat(json(sales.get(SALES_REPRESENTATIVE, "/api/v1/order-holds")).get("items"))
                .as("holds of others' orders")
                .hasSize(1);
        assertThat(json(sales.get(
                                TestTokens.bearer(Ids.next(), sales.company, SALES_REPRESENTATIVE),
                                "/api/v1/order-holds"))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void aHeldOrderFitsOnceTheCustomerPaid() {
        var customer = sales.aCustomer("Kunde");
        decided(customer, 1, "OVER_LIMIT", null, "1200.00");
        told(customer, "DEBIT", "RECEIVABLE", "INVOICE", Ids.next(), "500.00");
        var order = sales.anOrder(customer, null);
        assertThat(confirm(order).get("status").asString()).isEqualTo("HELD");
        assertThat(confirm(order).get("status").asString())
                .as("tried again too early")
                .isEqualTo("HELD");

        told(customer, "CREDIT", "ON_ACCOUNT", "CUSTOMER_CREDIT", Ids.next(), "450.00");

        assertThat(confirm(order).get("status").asString()).isEqualTo("CONFIRMED");
        var holds = events.published(SalesEvents.ORDER_HELD).stream()
                .filter(event -> event.payload().orderId().equals(id(order)))
                .toList();
        assertThat(holds).hasSize(1);
        assertThat(events.awaitPublished(
                                SalesEvents.ORDER_RELEASED, holds.getFirst().aggregateId())
                        .payload()
                        .outcome())
                .isEqualTo("FITTED");
    }

    @Test
    void anOrderCountsUntilItsInvoiceIsInTheBooksAndThenTheInvoiceDoes() {
        var customer = sales.aCustomer("Kunde");
        decided(customer, 1, "OVER_LIMIT", null, "2300.00");
        var first = sales.anOrder(customer, null);
        confirm(first);
        var invoice = Ids.next();
        var total = Money.parse("1103.47", "EUR");
        events.tell(
                LedgerEvents.INVOICE_ISSUED, sales.company, invoice, 1, anInvoice(invoice, id(first), customer, total));
        told(customer, "DEBIT", "RECEIVABLE", "INVOICE", invoice, "1103.47");

        assertThat(confirm(sales.anOrder(customer, null)).get("status").asString())
                .isEqualTo("CONFIRMED");
        var third = sales.anOrder(customer, null);
        confirm(third);

        var hold = json(sales.get(ACCOUNTANT, "/api/v1/order-holds?customerId=" + customer))
                .get("items")
                .get(0);
        assertThat(hold.get("exposure").get("amount").asString()).isEqualTo("2206.94");
    }

    @Test
    void ordersAtOnceDoNotSlipUnderTheLimitTogether() throws Exception {
        var customer = sales.aCustomer("Kunde");
        decided(customer, 1, "OVER_LIMIT", null, "2300.00");
        var orders =
                Stream.generate(() -> sales.anOrder(customer, null)).limit(6).toList();

        try (var pool = Executors.newFixedThreadPool(6)) {
            var answers = pool.invokeAll(orders.stream()
                    .map(order -> (Callable<String>)
                            () -> confirm(order).get("status").asString())
                    .toList());
            var states = new ArrayList<String>();
            for (var answer : answers) {
                states.add(answer.get());
            }
            assertThat(states).containsExactlyInAnyOrder("CONFIRMED", "CONFIRMED", "HELD", "HELD", "HELD", "HELD");
        }
    }

    @Test
    void theDecisionSaysWhichOrdersWait() {
        var unknown = sales.aCustomer("Unbeurteilt");
        assertThat(confirm(sales.anOrder(unknown, null)).get("status").asString())
                .as("nobody decided about this customer")
                .isEqualTo("CONFIRMED");

        var overdue = sales.aCustomer("Spät");
        decided(overdue, 1, "EVERY_ORDER", "OVERDUE", null);
        assertThat(confirm(sales.anOrder(overdue, null)).get("status").asString())
                .isEqualTo("HELD");
        decided(overdue, 2, "NONE", null, null);
        assertThat(confirm(sales.anOrder(overdue, null)).get("status").asString())
                .isEqualTo("CONFIRMED");

        var checks = json(client.get()
                .uri("/internal/checks")
                .header("Authorization", TestTokens.bearer(sales.company, OPERATOR))
                .exchange());
        assertThat(checks).allSatisfy(check -> assertThat(check.get("ok").asBoolean())
                .as(check.toString())
                .isTrue());
    }

    private JsonNode confirm(JsonNode order) {
        return json(sales.post(SALES_MANAGER, path(order) + "/confirm", etag(order), DATE)
                .expectStatus()
                .isOk());
    }

    private String etag(JsonNode order) {
        return "\"" + json(sales.get(SALES_MANAGER, path(order))).get("version").asLong() + "\"";
    }

    private static UUID id(JsonNode order) {
        return UUID.fromString(order.get("orderId").asString());
    }

    private static String path(JsonNode order) {
        return "/api/v1/orders/" + id(order);
    }

    private static InvoiceIssued anInvoice(UUID invoice, UUID order, UUID customer, Money total) {
        var day = LocalDate.of(2026, 3, 31);
        return new InvoiceIssued(
                invoice,
                "INV-1",
                null,
                customer,
                order,
                null,
                day,
                day.plusDays(30),
                "RF00",
                total,
                Money.zero(total.currency()),
                total,
                total,
                false,
                Ids.next());
    }

    private void decided(UUID customer, long version, String hold, @Nullable String reason, @Nullable String limit) {
        events.tell(
                CustomerEvents.CREDIT_STATE,
                sales.company,
                customer,
                version,
                new CreditState(
                        customer,
                        "C",
                        500,
                        List.of("OVERDUE_SHARE"),
                        limit == null ? List.of() : List.of(Money.parse(limit, "EUR")),
                        null,
                        hold,
                        reason,
                        Clock.systemUTC().instant()));
    }

    private void told(UUID customer, String side, String control, String kind, UUID item, String amount) {
        sequence++;
        var money = Money.parse(amount, "EUR");
        var day = LocalDate.of(2026, 3, 31);
        events.tell(
                LedgerEvents.CUSTOMER_LINES_SEALED,
                sales.company,
                sales.company,
                sequence,
                new CustomerLinesSealed(
                        sales.company,
                        sequence,
                        true,
                        List.of(new CustomerLinesSealed.Line(
                                Ids.next(),
                                1,
                                sequence,
                                day,
                                day,
                                Clock.systemUTC().instant(),
                                "INVOICE",
                                null,
                                null,
                                null,
                                control,
                                "1200",
                                side,
                                money,
                                money,
                                customer,
                                new CustomerLinesSealed.Item(kind, item, null, null))),
                        List.of()));
    }
}
