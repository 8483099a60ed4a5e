package io.tieout.sales.order;

import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class OrderIT {

    private final SalesJourney sales;
    private final EventProbe events;
    private final JdbcClient jdbc;

    @Autowired
    OrderIT(RestTestClient client, EventProbe events, JdbcClient jdbc) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
        this.jdbc = jdbc;
    }

    @Test
    void addsItsLinesUpAndTakesTheTermsOfTheCustomer() {
        var order = sales.anOrder(sales.aCustomer("Kunde"), null);

        assertThat(order.get("net").get("amount").asString()).isEqualTo("1003.15");
        assertThat(order.get("tax").get("amount").asString()).isEqualTo("100.32");
        assertThat(order.get("total").get("amount").asString()).isEqualTo("1103.47");
        assertThat(order.get("paymentTermDays").asInt()).isEqualTo(14);
        assertThat(order.get("status").asString()).isEqualTo("DRAFT");
    }

    @Test
    void getsItsNumberWhenConfirmedAndTellsTheOthers() {
        var order = sales.anOrder(sales.aCustomer("Kunde"), null);
        var path = "/api/v1/orders/" + order.get("orderId").asString();

        var confirmed = json(sales.post(SALES_MANAGER, path + "/confirm", "\"1\"", "{\"orderDate\":\"2026-03-31\"}")
                .expectStatus()
                .isOk());

        assertThat(confirmed.get("orderNumber").asString()).isEqualTo("SO-2026-000001");
        var event = events.awaitPublished(
                SalesEvents.ORDER_CONFIRMED,
                UUID.fromString(order.get("orderId").asString()));
        assertThat(event.payload().total()).isEqualTo(Money.parse("1103.47", "EUR"));
        assertThat(event.payload().lines()).hasSize(2);
        assertThat(json(sales.get(SALES_MANAGER, path))).isEqualTo(confirmed);
    }

    @Test
    void refusesSecondConfirmation() {
        var order = sales.anOrder(sales.aCustomer("Kunde"), null);
        var path = "/api/v1/orders/" + order.get("orderId").asString() + "/confirm";
        sales.post(SALES_MANAGER, path, "\"1\"", "{\"orderDate\":\"2026-03-31\"}")
                .expectStatus()
                .isOk();

        problem(
                sales.post(SALES_MANAGER, path, "\"2\"", "{\"orderDate\":\"2026-03-31\"}"),
                409,
                "order-already-confirmed");
    }

    @Test
    void refusesUnknownCustomerDealAndCurrency() {
        problem(
                sales.post(SALES_MANAGER, "/api/v1/orders", SalesJourney.orderBody(Ids.next(), null)),
                422,
                "customer-unknown");
        var customer = sales.aCustomer("Kunde");
        problem(
                sales.post(SALES_MANAGER, "/api/v1/orders", SalesJourney.orderBody(customer, Ids.next())),
                422,
                "deal-unknown");
        problem(
                sales.post(
                        SALES_MANAGER,
                        "/api/v1/orders",
                        SalesJourney.orderBody(customer, null).replace("\"EUR\"", "\"ABC\"")),
                422,
                "currency-unknown");
    }

    @Test
    void refusesLineThatCannotBeAddedUpAndNamesIt() {
        var body = SalesJourney.orderBody(sales.aCustomer("Kunde"), null).replace("\"quantity\":1,", "\"quantity\":0,");

        var problem = json(
                sales.post(SALES_MANAGER, "/api/v1/orders", body).expectStatus().isEqualTo(422));

        assertThat(problem.get("code").asString()).isEqualTo("order-does-not-add-up");
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/lines/1/quantity");
    }

    /// A session that waits with an open transaction keeps a connection from everybody else. The service waits two
    /// seconds; a transaction that is as old as one of them is no short one on a slow machine.
    @Test
    void keepsNoConnectionWhileItWaitsForACustomer() throws Exception {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = others.submit(
                    () -> sales.post(SALES_MANAGER, "/api/v1/orders", SalesJourney.orderBody(Ids.next(), null)));

            int kept = 0;
            while (!waiting.isDone()) {
                kept += idleTransactionsThatAskedForACustomer();
                Thread.onSpinWait();
            }

            problem(waiting.get(), 422, "customer-unknown");
            assertThat(kept).isZero();
        }
    }

    private int idleTransactionsThatAskedForACustomer() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and state = 'idle in transaction'
                           and query like '%from customer_view%' and now() - xact_start > interval '1 second'
                        """).query(Integer.class).single();
    }

    @Test
    void showsRepresentativeTheOrdersOfOwnDealsWhoeverEnteredThem() {
        var seller = TestTokens.bearer(Ids.next(), sales.company, SALES_REPRESENTATIVE);
        var deal = UUID.fromString(json(sales.post(seller, "/api/v1/deals", null, "{}"))
                .get("dealId")
                .asString());

        var order =
                json(sales.post(OPERATOR, "/api/v1/orders", SalesJourney.orderBody(sales.aCustomer("Kunde"), deal)));

        sales.get(seller, "/api/v1/orders/" + order.get("orderId").asString())
                .expectStatus()
                .isOk();
    }

    @Test
    void showsRepresentativeOnlyOwnOrders() {
        var theirs =
                sales.anOrder(sales.aCustomer("Kunde"), null).get("orderId").asString();
        var seller = TestTokens.bearer(Ids.next(), sales.company, SALES_REPRESENTATIVE);

        assertThat(json(sales.get(seller, "/api/v1/orders")).get("items")).isEmpty();
        sales.get(seller, "/api/v1/orders/" + theirs).expectStatus().isNotFound();
        sales.post(seller, "/api/v1/orders/" + theirs + "/confirm", "\"1\"", "{\"orderDate\":\"2026-03-31\"}")
                .expectStatus()
                .isNotFound();
    }
}
