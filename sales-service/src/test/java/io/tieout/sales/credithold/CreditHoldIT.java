package io.tieout.sales.credithold;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.events.customer.v1.CreditState;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
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
import io.tieout.sales.order.OrderId;
import io.tieout.sales.order.OrderLifeService;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderService;
import io.tieout.sales.order.OrderTerms;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Each order of the journey comes to 1103.47 EUR.
@ServiceTest
class CreditHoldIT {

    private static final String DATE = "{\"orderDate\":\"2026-03-31\"}";
    private static final String REASON = "{\"reason\":\"Paid by tomorrow, says the bank\"}";

    private final SalesJourney sales;
    private final EventProbe events;
    private final RestTestClient client;
    private final OrderLifeService orders;
    private final OrderService confirming;
    private final CreditHoldService credits;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private long sequence;

    @Autowired
    CreditHoldIT(
            RestTestClient client,
            EventProbe events,
            OrderLifeService orders,
            OrderService confirming,
            CreditHoldService credits,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.confirming = confirming;
        this.credits = credits;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
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
    void aConfirmationThatWasReadBeforeTheReleaseOpensNoHold() {
        var customer = sales.aCustomer("Kunde");
        decided(customer, 1, "OVER_LIMIT", null, "1000.00");
        var order = sales.anOrder(customer, null);
        confirm(order);
        var read = Objects.requireNonNull(
                transaction.execute(status -> orders.locked(sales.company, new OrderId(id(order)))));
        release(order).expectStatus().isOk();

        assertThatThrownBy(() -> confirming.confirm(read, LocalDate.of(2026, 3, 31), Ids.next()))
                .hasMessageContaining("It is order SO-");

        assertThat(openHolds(order)).isZero();
        assertThat(events.published(SalesEvents.ORDER_HELD).stream()
                        .filter(event -> event.payload().orderId().equals(id(order))))
                .hasSize(1);
    }

    @Test
    void aBatchOfDealsKeepsNothingThatAConfirmationNeedsWhileItWaitsForACustomer() throws Exception {
        var free = sales.aCustomer("Frei");
        var busy = sales.aCustomer("Belegt");
        sales.anOrder(free, null);
        sales.anOrder(busy, null);
        decided(free, 1, "OVER_LIMIT", null, "9999.00");
        decided(busy, 1, "OVER_LIMIT", null, "9999.00");

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var batch = new AtomicReference<Future<JsonNode>>();
            transaction.executeWithoutResult(status -> {
                credits.lock(sales.company, List.of(busy));
                batch.set(pool.submit(() -> json(sales.post(
                        OPERATOR, "/api/v1/deal-batches", """
                        {"items":[%s,%s]}
                        """.formatted(won("B1", free), won("B2", busy))))));
                await().atMost(Duration.ofSeconds(20)).until(() -> waitingForALock() > 0);
                jdbc.sql("set local lock_timeout = '2s'").update();
                confirming.confirm(
                        confirming.draft(sales.company, null, busy, terms(), Ids.next()), LocalDate.of(2026, 3, 31));
            });

            assertThat(batch.get().get(30, TimeUnit.SECONDS).get("created").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void aCancelledOrderWaitsNoLongerAndItsHoldSaysSo() {
        var customer = sales.aCustomer("Kunde");
        decided(customer, 1, "EVERY_ORDER", "OVERDUE", null);
        var order = sales.anOrder(customer, null);
        confirm(order);

        sales.post(SALES_MANAGER, path(order) + "/cancel", etag(order), "{\"reason\":\"wanted no more\"}")
                .expectStatus()
                .isOk();

        assertThat(openHolds(order)).isZero();
        var held = events.awaitPublished(
                SalesEvents.ORDER_HELD, event -> event.payload().orderId().equals(id(order)));
        var dropped = events.awaitPublished(SalesEvents.ORDER_HOLD_DROPPED, held.aggregateId());
        assertThat(dropped.payload().orderId()).isEqualTo(id(order));
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/order-holds?orderId=" + id(order)))
                        .get("items")
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("CANCELLED");
        problem(release(order), 409, "order-is-cancelled");
    }

    @Test
    void whoeverAskedLaterDoesNotReleaseItEitherAndItsDayCounts() {
        var customer = sales.aCustomer("Kunde");
        decided(customer, 1, "EVERY_ORDER", "OVERDUE", null);
        var order = sales.anOrder(customer, null);
        confirm(order);
        var second = TestTokens.bearer(Ids.next(), sales.company, OPERATOR, ACCOUNTANT);
        sales.post(second, path(order) + "/confirm", etag(order), "{\"orderDate\":\"2026-04-07\"}")
                .expectStatus()
                .isOk();

        problem(sales.post(second, path(order) + "/release", etag(order), REASON), 403, "own-order-release");
        var released = json(release(order).expectStatus().isOk());

        assertThat(released.get("orderDate").asString()).isEqualTo("2026-04-07");
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

    @Test
    void customersThatWereMergedHaveOneLimit() {
        var survivor = sales.aCustomer("Kunde");
        var merged = sales.aCustomer("Kunde zwei");
        decided(survivor, 1, "OVER_LIMIT", null, "1500.00");
        confirm(sales.anOrder(merged, null));
        merged(merged, 2, survivor);

        var held = confirm(sales.anOrder(survivor, null));

        assertThat(held.get("status").asString()).isEqualTo("HELD");
        assertThat(orders(survivor)).isEqualTo(2);
        assertThat(orders(merged)).isEqualTo(2);
        // What was decided about the other one alone holds for both until they are judged together.
        decided(survivor, 2, "NONE", null, null);
        decided(merged, 1, "EVERY_ORDER", "OVERDUE", null);
        assertThat(confirm(sales.anOrder(survivor, null)).get("status").asString())
                .isEqualTo("HELD");

        merged(merged, 3, null);

        assertThat(confirm(sales.anOrder(survivor, null)).get("status").asString())
                .isEqualTo("CONFIRMED");
        assertThat(orders(merged)).isEqualTo(1);
    }

    @Test
    void theLowestLimitOfMergedCustomersHoldsWhicheverOfThemHasIt() {
        for (var limits : List.of(List.of("1000.00", "100000.00"), List.of("100000.00", "1000.00"))) {
            var survivor = sales.aCustomer("Kunde");
            var merged = sales.aCustomer("Kunde zwei");
            decided(survivor, 1, "OVER_LIMIT", null, limits.getFirst());
            decided(merged, 1, "OVER_LIMIT", null, limits.getLast());
            merged(merged, 2, survivor);

            assertThat(confirm(sales.anOrder(survivor, null)).get("status").asString())
                    .as(limits.toString())
                    .isEqualTo("HELD");

            var hold = json(sales.get(ACCOUNTANT, "/api/v1/order-holds?customerId=" + survivor))
                    .get("items")
                    .get(0);
            assertThat(hold.get("limit").get("amount").asString()).isEqualTo("1000.00");
        }
    }

    private int orders(UUID customer) {
        return json(sales.get(SALES_MANAGER, "/api/v1/orders?customerId=" + customer))
                .get("items")
                .size();
    }

    private void merged(UUID customer, long version, @Nullable UUID survivor) {
        var state = new CustomerState(
                customer,
                "C-" + customer,
                "Kunde zwei",
                List.of(),
                null,
                null,
                List.of(),
                "EUR",
                "DE",
                14,
                "ACTIVE",
                null);
        events.tell(
                CustomerEvents.CUSTOMER_STATE,
                sales.company,
                customer,
                version,
                survivor == null ? state : state.mergedInto(survivor));
    }

    private JsonNode confirm(JsonNode order) {
        return json(sales.post(SALES_MANAGER, path(order) + "/confirm", etag(order), DATE)
                .expectStatus()
                .isOk());
    }

    private ResponseSpec release(JsonNode order) {
        return sales.post(
                TestTokens.bearer(Ids.next(), sales.company, ACCOUNTANT),
                path(order) + "/release",
                etag(order),
                REASON);
    }

    private long openHolds(JsonNode order) {
        return jdbc.sql("select count(*) from credit_hold where order_id = :order and outcome is null")
                .param("order", id(order))
                .query(Long.class)
                .single();
    }

    private long waitingForALock() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Long.class).single();
    }

    private static String won(String number, UUID customer) {
        return """
               {"externalNumber":"%s","customerId":"%s","value":{"amount":"5.00","currency":"EUR"},"outcome":"WON",
                "openedOn":"2026-03-01","closedOn":"2026-03-31","confirmOrder":true}
               """.formatted(number, customer);
    }

    private static OrderTerms terms() {
        return new OrderTerms(
                Currency.getInstance("EUR"),
                PriceMode.TAX_EXCLUSIVE,
                TaxMethod.PER_LINE,
                Rounding.HALF_UP,
                14,
                List.of(new OrderLine(
                        Ids.next(),
                        "W",
                        "Widget",
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        BigDecimal.ZERO,
                        "NONE",
                        BigDecimal.ZERO)));
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
