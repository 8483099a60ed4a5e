package io.tieout.sales.delivery;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.CreditNoteIssued;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.InvoicePartPaid;
import io.tieout.events.ledger.v1.InvoiceReopened;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class OrderLifeIT {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 31);
    private static final Money TOTAL = Money.parse("1103.47", "EUR");
    private static final Money NOTHING = Money.parse("0.00", "EUR");

    private final SalesJourney sales;
    private final EventProbe events;
    private final LateDeliveryJob job;
    private final TestClock clock;
    private final RestTestClient client;
    private final UUID customer;

    @Autowired
    OrderLifeIT(RestTestClient client, EventProbe events, LateDeliveryJob job, TestClock clock) {
        this.client = client;
        this.sales = new SalesJourney(client, events);
        this.events = events;
        this.job = job;
        this.clock = clock;
        this.customer = sales.aCustomer("Kunde");
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void goesFromConfirmedToPaidAndTellsEachStep() {
        var order = confirmed();
        var first = line(order, 0);
        var second = line(order, 1);
        plan(order, 0, planned(first, "2026-04-10", "3") + "," + planned(second, "2026-04-12", "1"));
        deliver(order, first, "2").expectStatus().isCreated();
        assertThat(progress(order).get("delivery").asString()).isEqualTo("PART");
        deliver(order, first, "1").expectStatus().isCreated();
        deliver(order, second, "1").expectStatus().isCreated();
        var invoice = invoiced(order);
        assertThat(progress(order).get("billing").asString()).isEqualTo("INVOICED");
        var half = Money.parse("500.00", "EUR");
        events.tell(
                LedgerEvents.INVOICE_PART_PAID,
                sales.company,
                invoice,
                2,
                new InvoicePartPaid(invoice, customer, id(order), half.negated(), TOTAL.minus(half), DATE, null, null));
        assertThat(progress(order).get("billing").asString()).isEqualTo("PART_PAID");
        events.tell(
                LedgerEvents.INVOICE_PAID,
                sales.company,
                invoice,
                3,
                new InvoicePaid(
                        invoice, customer, id(order), half.minus(TOTAL), NOTHING, DATE, Ids.next(), Ids.next()));

        var paid = progress(order);
        assertThat(paid.get("delivery").asString()).isEqualTo("COMPLETE");
        assertThat(paid.get("billing").asString()).isEqualTo("PAID");
        assertThat(steps(paid))
                .containsExactly("CONFIRMED", "SCHEDULED", "DELIVERED", "DELIVERED", "DELIVERED", "INVOICED", "PAID");

        events.tell(
                LedgerEvents.INVOICE_REOPENED,
                sales.company,
                invoice,
                4,
                new InvoiceReopened(invoice, customer, id(order), TOTAL, TOTAL, DATE, Ids.next(), Ids.next()));
        assertThat(progress(order).get("billing").asString()).isEqualTo("INVOICED");

        var delivered = events.published(SalesEvents.ORDER_DELIVERED, id(order));
        assertThat(delivered).extracting(event -> event.payload().complete()).containsExactly(false, false, true);
        var told = new ArrayList<Long>();
        told.add(events.awaitPublished(SalesEvents.ORDER_CONFIRMED, id(order)).aggregateVersion());
        told.add(events.awaitPublished(SalesEvents.ORDER_SCHEDULED, id(order)).aggregateVersion());
        delivered.forEach(event -> told.add(event.aggregateVersion()));
        told.add(events.awaitPublished(SalesEvents.ORDER_INVOICED, id(order)).aggregateVersion());
        told.add(events.awaitPublished(SalesEvents.ORDER_PAID, id(order)).aggregateVersion());
        told.add(events.awaitPublished(SalesEvents.ORDER_REOPENED, id(order)).aggregateVersion());
        assertThat(told).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertInvariants();
    }

    @Test
    void tellsOfPaymentsInTheirOrderHoweverTheyComeTogether() {
        var order = confirmed();
        var invoice = invoiced(order);
        events.publish(LedgerEvents.INVOICE_PAID, sales.company, invoice, 2, paid(order, invoice));
        events.publish(
                LedgerEvents.INVOICE_REOPENED,
                sales.company,
                invoice,
                3,
                new InvoiceReopened(invoice, customer, id(order), TOTAL, TOTAL, DATE, null, null));
        events.tell(LedgerEvents.INVOICE_PAID, sales.company, invoice, 4, paid(order, invoice));
        var stranger = Ids.next();
        events.tell(LedgerEvents.INVOICE_PAID, sales.company, stranger, 1, paid(order, stranger));

        assertThat(steps(progress(order))).containsExactly("CONFIRMED", "INVOICED", "PAID", "REOPENED", "PAID");
        assertThat(events.published(SalesEvents.ORDER_PAID, id(order)))
                .extracting(EventProbe.Published::aggregateVersion)
                .containsExactly(3L, 5L);
        assertInvariants();
    }

    private InvoicePaid paid(JsonNode order, UUID invoice) {
        return new InvoicePaid(invoice, customer, id(order), TOTAL.negated(), NOTHING, DATE, null, null);
    }

    @Test
    void neverDeliversMoreThanOrderedHoweverManyTry() throws Exception {
        var order = confirmed();
        var line = line(order, 0);
        try (var carriers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Callable<Integer>>();
            for (int carrier = 0; carrier < 8; carrier++) {
                tries.add(() -> deliver(order, line, "1")
                        .returnResult(String.class)
                        .getStatus()
                        .value());
            }
            var answers = new ArrayList<Integer>();
            for (var answer : carriers.invokeAll(tries)) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
            assertThat(answers).filteredOn(status -> status == 422).hasSize(5);
        }
        assertThat(progress(order).get("lines").get(0).get("delivered").decimalValue())
                .isEqualByComparingTo("3");
        assertInvariants();
    }

    @Test
    void takesADeliveryBackOnce() {
        var order = confirmed();
        var delivery = json(deliver(order, line(order, 0), "3").expectStatus().isCreated())
                .get("deliveryId")
                .asString();
        var undo = path(order) + "/deliveries/" + delivery + "/undo";

        var undone = json(sales.post(SALES_MANAGER, undo, "{\"reason\":\"returned\"}")
                .expectStatus()
                .isOk());
        assertThat(undone.get("undoneReason").asString()).isEqualTo("returned");
        problem(sales.post(SALES_MANAGER, undo, "{\"reason\":\"returned\"}"), 409, "delivery-is-undone");
        problem(
                sales.post(SALES_MANAGER, path(order) + "/deliveries/" + Ids.next() + "/undo", "{\"reason\":\"none\"}"),
                404,
                "delivery-not-found");
        assertThat(progress(order).get("delivery").asString()).isEqualTo("NONE");
        assertThat(events.awaitPublished(SalesEvents.ORDER_DELIVERY_UNDONE, id(order))
                        .payload()
                        .lines())
                .hasSize(1);
        assertThat(json(sales.get(AUDITOR, path(order) + "/deliveries")).get("items"))
                .hasSize(1);
        deliver(order, line(order, 0), "3").expectStatus().isCreated();
        assertInvariants();
    }

    @Test
    void refusesDeliveriesAndPlansThatDoNotFit() {
        var draft = sales.anOrder(customer, null);
        problem(deliver(draft, line(draft, 0), "1"), 409, "order-not-confirmed");
        var order = confirmed();
        var line = line(order, 0);
        problem(deliver(order, line, "4"), 422, "more-than-ordered");
        problem(deliver(order, Ids.next().toString(), "1"), 422, "order-line-unknown");
        problem(deliver(order, line, "0"), 400, "invalid-field");
        problem(
                sales.post(SALES_MANAGER, path(order) + "/deliveries", """
                        {"deliveredOn":"2026-04-01","lines":[{"lineId":"%s","quantity":1},{"lineId":"%s","quantity":1}]}
                        """.formatted(line, line)),
                422,
                "line-named-twice");
        problem(
                sales.post(SALES_MANAGER, path(order) + "/deliveries", """
                        {"deliveredOn":"2999-04-01","lines":[{"lineId":"%s","quantity":1}]}
                        """.formatted(line)),
                422,
                "delivery-in-the-future");
        problem(putPlan(order, 0, planned(line, "2026-04-10", "4")), 422, "more-than-ordered");
        problem(
                putPlan(order, 0, planned(line, "2026-04-10", "1") + "," + planned(line, "2026-04-10", "1")),
                422,
                "line-named-twice");
        problem(putPlan(order, 0, planned(Ids.next().toString(), "2026-04-10", "1")), 422, "order-line-unknown");
        plan(order, 0, planned(line, "2026-04-10", "1"));
        problem(putPlan(order, 0, planned(line, "2026-04-10", "2")), 412, "stale-version");
        client.post()
                .uri(path(order) + "/deliveries")
                .header("Authorization", TestTokens.bearer(sales.company, AUDITOR))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void cancelsADraftAtOnceAndWhatIsPostedOnlyAfterItsCreditNote() {
        var draft = sales.anOrder(customer, null);
        assertThat(json(cancel(draft, 1).expectStatus().isOk()).get("status").asString())
                .isEqualTo("CANCELLED");
        assertThat(events.published(SalesEvents.ORDER_CANCELLED, id(draft))).isEmpty();
        problem(cancel(draft, 2), 409, "order-is-cancelled");
        problem(
                sales.post(SALES_MANAGER, path(draft) + "/confirm", "\"2\"", "{\"orderDate\":\"2026-03-31\"}"),
                409,
                "order-is-cancelled");
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/orders?status=CANCELLED"))
                        .get("items"))
                .hasSize(1);

        var order = confirmed();
        problem(cancel(order, 1), 412, "stale-version");
        problem(cancel(order, 2), 409, "order-not-invoiced-yet");
        var delivery =
                json(deliver(order, line(order, 0), "1")).get("deliveryId").asString();
        var invoice = invoiced(order);
        problem(cancel(order, 2), 422, "order-is-delivered");
        sales.post(SALES_MANAGER, path(order) + "/deliveries/" + delivery + "/undo", "{\"reason\":\"back\"}")
                .expectStatus()
                .isOk();
        var refused = json(cancel(order, 2).expectStatus().isEqualTo(422));
        assertThat(refused.get("code").asString()).isEqualTo("order-is-invoiced");
        assertThat(refused.get("invoiceId").asString()).isEqualTo(invoice.toString());
        credited(invoice, "1000.00");
        problem(cancel(order, 2), 422, "order-is-invoiced");
        credited(invoice, "103.47");

        assertThat(json(cancel(order, 2).expectStatus().isOk()).get("status").asString())
                .isEqualTo("CANCELLED");
        var told = events.awaitPublished(SalesEvents.ORDER_CANCELLED, id(order));
        assertThat(told.payload().invoiceId()).isEqualTo(invoice);
        assertThat(progress(order).get("billing").asString()).isEqualTo("CREDITED");
        problem(deliver(order, line(order, 0), "1"), 409, "order-is-cancelled");
        assertInvariants();
    }

    @Test
    void knowsACreditNoteThatCameBeforeItsInvoice() {
        var order = confirmed();
        var invoice = Ids.next();
        credited(invoice, "1103.47");
        invoiced(order, invoice);

        cancel(order, 2).expectStatus().isOk();
    }

    @Test
    void showsWhatIsToBeDeliveredAndRaisesOneAlertForWhatIsLate() {
        var order = confirmed();
        var first = line(order, 0);
        plan(
                order,
                0,
                planned(first, "2026-04-10", "1") + "," + planned(first, "2026-04-20", "2") + ","
                        + planned(line(order, 1), "2026-04-30", "1"));
        deliver(order, first, "2").expectStatus().isCreated();

        clock.set("2026-04-01T08:00:00Z");
        var calendar = json(sales.get(SALES_MANAGER, "/api/v1/deliveries/calendar?from=2026-04-01&to=2026-04-30"));
        assertThat(calendar.get("items"))
                .extracting(item -> item.get("plannedOn").asString() + " "
                        + item.get("open").decimalValue().stripTrailingZeros().toPlainString())
                .containsExactly("2026-04-20 1", "2026-04-30 1");
        var page = json(sales.get(SALES_MANAGER, "/api/v1/deliveries/calendar?from=2026-04-01&to=2026-04-30&limit=1"));
        assertThat(json(sales.get(
                                SALES_MANAGER,
                                "/api/v1/deliveries/calendar?from=2026-04-01&to=2026-04-30&limit=1&cursor="
                                        + page.get("next").asString()))
                        .get("items"))
                .extracting(item -> item.get("plannedOn").asString())
                .containsExactly("2026-04-30");
        var feed = String.valueOf(sales.get(SALES_MANAGER, "/api/v1/deliveries/calendar.ics")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/calendar;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(feed).contains("DTSTART;VALUE=DATE:20260420", "DTSTART;VALUE=DATE:20260430");
        assertThat(feed).doesNotContain("20260410");

        clock.set("2026-04-20T21:59:59Z");
        job.run();
        assertThat(alerts()).as("on the day it is not late yet").isEmpty();
        clock.set("2026-04-20T22:00:00Z");
        job.run();
        job.run();
        assertThat(alerts()).hasSize(1);
        var alert = alerts().get(0);
        assertThat(alert.get("kind").asString()).isEqualTo("LATE_DELIVERY");
        assertThat(alert.get("dueOn").asString()).isEqualTo("2026-04-20");
        assertThat(alert.get("documentId").asString()).isEqualTo(id(order).toString());

        var stranger = TestTokens.bearer(Ids.next(), sales.company, SALES_MANAGER);
        assertThat(json(sales.get(stranger, "/api/v1/sales-alerts")).get("items"))
                .isEmpty();
        var done = "/api/v1/sales-alerts/" + alert.get("alertId").asString() + "/done";
        problem(sales.post(stranger, done, null, "{}"), 404, "alert-not-found");
        sales.post(OPERATOR, done, "{}").expectStatus().isOk();
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/sales-alerts?done=false"))
                        .get("items"))
                .isEmpty();
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/sales-alerts?kind=LATE_DELIVERY&done=true"))
                        .get("items"))
                .hasSize(1);
        job.run();
        assertThat(alerts()).hasSize(1);
    }

    private List<JsonNode> alerts() {
        var found = new ArrayList<JsonNode>();
        json(sales.get(ACCOUNTANT, "/api/v1/sales-alerts")).get("items").forEach(found::add);
        return found;
    }

    private JsonNode confirmed() {
        var order = sales.anOrder(customer, null);
        sales.post(SALES_MANAGER, path(order) + "/confirm", "\"1\"", "{\"orderDate\":\"2026-03-31\"}")
                .expectStatus()
                .isOk();
        return order;
    }

    private UUID invoiced(JsonNode order) {
        return invoiced(order, Ids.next());
    }

    private UUID invoiced(JsonNode order, UUID invoice) {
        events.tell(
                LedgerEvents.INVOICE_ISSUED,
                sales.company,
                invoice,
                1,
                new InvoiceIssued(
                        invoice,
                        "INV-2026-000001",
                        null,
                        customer,
                        id(order),
                        null,
                        DATE,
                        DATE,
                        "RF18",
                        Money.parse("1003.15", "EUR"),
                        Money.parse("100.32", "EUR"),
                        TOTAL,
                        TOTAL,
                        false,
                        Ids.next()));
        return invoice;
    }

    private void credited(UUID invoice, String total) {
        var creditNote = Ids.next();
        var amount = Money.parse(total, "EUR");
        events.tell(
                LedgerEvents.CREDIT_NOTE_ISSUED,
                sales.company,
                creditNote,
                1,
                new CreditNoteIssued(
                        creditNote,
                        "CN-2026-000001",
                        customer,
                        invoice,
                        DATE,
                        amount,
                        NOTHING,
                        amount,
                        NOTHING,
                        Ids.next()));
    }

    private ResponseSpec cancel(JsonNode order, int version) {
        return sales.post(SALES_MANAGER, path(order) + "/cancel", "\"" + version + "\"", "{\"reason\":\"twice\"}");
    }

    private ResponseSpec deliver(JsonNode order, String line, String quantity) {
        return sales.post(SALES_MANAGER, path(order) + "/deliveries", """
                {"deliveredOn":"2026-04-01","lines":[{"lineId":"%s","quantity":%s}]}
                """.formatted(line, quantity));
    }

    private static String planned(String line, String day, String quantity) {
        return "{\"lineId\":\"%s\",\"plannedOn\":\"%s\",\"quantity\":%s}".formatted(line, day, quantity);
    }

    private void plan(JsonNode order, int version, String lines) {
        putPlan(order, version, lines).expectStatus().isOk();
    }

    private ResponseSpec putPlan(JsonNode order, int version, String lines) {
        return client.put()
                .uri(path(order) + "/delivery-plan")
                .header("Authorization", TestTokens.bearer(sales.company, SALES_MANAGER))
                .header("If-Match", "\"" + version + "\"")
                .header("Content-Type", "application/json")
                .body("{\"lines\":[" + lines + "]}")
                .exchange();
    }

    private JsonNode progress(JsonNode order) {
        return json(sales.get(AUDITOR, path(order) + "/progress").expectStatus().isOk());
    }

    private static List<String> steps(JsonNode progress) {
        var steps = new ArrayList<String>();
        progress.get("steps").forEach(step -> steps.add(step.get("step").asString()));
        return steps;
    }

    private static UUID id(JsonNode order) {
        return UUID.fromString(order.get("orderId").asString());
    }

    private static String line(JsonNode order, int index) {
        return order.get("lines").get(index).get("lineId").asString();
    }

    private static String path(JsonNode order) {
        return "/api/v1/orders/" + order.get("orderId").asString();
    }

    private void assertInvariants() {
        for (var check : json(sales.get(OPERATOR, "/internal/checks"))) {
            assertThat(check.get("ok").asBoolean()).as(check.toString()).isTrue();
        }
    }
}
