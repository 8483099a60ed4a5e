package io.tieout.sales.process;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.sales.SalesJourney.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.sales.SalesJourney;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ProcessIT {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 31);
    private static final Money TOTAL = Money.parse("1103.47", "EUR");
    private static final Money NOTHING = Money.parse("0.00", "EUR");

    private final SalesJourney sales;
    private final EventProbe events;

    @Autowired
    ProcessIT(RestTestClient client, EventProbe events) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
    }

    @Test
    void listsTheStepsOfADealAcrossServices() {
        var customer = sales.aCustomer("Kunde");
        var deal =
                UUID.fromString(sales.aDeal(customer, "1003.15").get("dealId").asString());
        sales.post(SALES_MANAGER, "/api/v1/deals/" + deal + "/win", "\"1\"", "{\"closeDate\":\"2026-03-31\"}");
        var order = UUID.fromString(sales.anOrder(customer, deal).get("orderId").asString());
        sales.post(SALES_MANAGER, "/api/v1/orders/" + order + "/confirm", "\"1\"", "{\"orderDate\":\"2026-03-31\"}");
        var invoice = Ids.next();
        var entry = Ids.next();
        events.publish(
                LedgerEvents.INVOICE_ISSUED,
                sales.company,
                invoice,
                1,
                deal,
                new InvoiceIssued(
                        invoice,
                        "INV-2026-000001",
                        null,
                        customer,
                        order,
                        deal,
                        DATE,
                        DATE,
                        "RF18",
                        TOTAL,
                        NOTHING,
                        TOTAL,
                        TOTAL,
                        false,
                        entry));
        events.publish(
                LedgerEvents.INVOICE_PAID,
                sales.company,
                invoice,
                2,
                deal,
                new InvoicePaid(invoice, customer, order, TOTAL.negated(), NOTHING, DATE, Ids.next(), Ids.next()));

        var process = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> json(sales.get(ACCOUNTANT, "/api/v1/processes/" + deal)),
                        answer -> answer.path("steps").size() == 5);
        assertThat(process.get("steps"))
                .extracting(step -> step.get("step").asString())
                .containsExactly("DEAL_OPENED", "DEAL_WON", "ORDER_CONFIRMED", "INVOICE_ISSUED", "INVOICE_PAID");
        assertThat(process.get("steps").get(3).get("entryId").asString()).isEqualTo(entry.toString());
    }

    @Test
    void listsDeliveriesOfADealsOrder() {
        var customer = sales.aCustomer("Kunde");
        var deal =
                UUID.fromString(sales.aDeal(customer, "1003.15").get("dealId").asString());
        var order = sales.anOrder(customer, deal);
        var path = "/api/v1/orders/" + order.get("orderId").asString();
        sales.post(SALES_MANAGER, path + "/confirm", "\"1\"", "{\"orderDate\":\"2026-03-31\"}");
        sales.post(
                        SALES_MANAGER,
                        path + "/deliveries",
                        "{\"deliveredOn\":\"2026-04-01\",\"lines\":[{\"lineId\":\"%s\",\"quantity\":1}]}"
                                .formatted(
                                        order.get("lines").get(0).get("lineId").asString()))
                .expectStatus()
                .isCreated();

        var process = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> json(sales.get(ACCOUNTANT, "/api/v1/processes/" + deal)),
                        answer -> answer.path("steps").size() == 3);
        assertThat(process.get("steps").get(2).get("step").asString()).isEqualTo("ORDER_DELIVERED");
    }

    @Test
    void knowsNothingOfAnotherCompanysDeal() {
        sales.get(ACCOUNTANT, "/api/v1/processes/" + Ids.next()).expectStatus().isNotFound();
    }
}
