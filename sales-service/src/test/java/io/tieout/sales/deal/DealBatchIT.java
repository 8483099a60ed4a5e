package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.sales.SalesJourney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DealBatchIT {

    private static final int AT_ONCE = 8;

    private final SalesJourney sales;
    private final EventProbe events;

    @Autowired
    DealBatchIT(RestTestClient client, EventProbe events) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
    }

    @Test
    void bringsInDealsWithTheirOutcomeAndConfirmsTheOrdersOfThoseWon() {
        var customer = knownCustomer();

        var answer = bringIn(batch(customer, "100.00"));

        assertThat(answer.get("created").asInt()).isEqualTo(3);
        var order = events.awaitPublished(
                SalesEvents.ORDER_CONFIRMED,
                UUID.fromString(answer.get("results").get(0).get("orderId").asString()));
        assertThat(order.payload().orderDate()).isEqualTo(LocalDate.of(2017, 3, 1));
        assertThat(order.payload().net()).isEqualTo(Money.parse("100.00", "EUR"));
        assertThat(order.payload().orderNumber()).startsWith("SO-2017-");
        assertThat(order.correlationId()).isEqualTo(order.payload().dealId());
    }

    @Test
    void changesNothingWhenRepeated() {
        var customer = knownCustomer();
        bringIn(batch(customer, "100.00"));

        var again = bringIn(batch(customer, "100.00"));

        assertThat(again.get("unchanged").asInt()).isEqualTo(3);
        assertThat(json(sales.get(OPERATOR, "/api/v1/orders")).get("items")).hasSize(2);
    }

    @Test
    void refusesBadItemsAndKeepsTheGoodOnes() {
        var customer = knownCustomer();
        bringIn(batch(customer, "100.00"));

        var answer = bringIn("""
                {"items":[
                 {"externalNumber":"W1","customerId":"%1$s","value":{"amount":"7.00","currency":"EUR"},"outcome":"WON","closedOn":"2017-03-01"},
                 {"externalNumber":"N1","outcome":"WON","closedOn":"2017-03-01","value":{"amount":"7.00","currency":"EUR"}},
                 {"externalNumber":"N2","customerId":"%1$s","outcome":"LOST"},
                 {"externalNumber":"N3","customerId":"%1$s","outcome":"OPEN"},
                 {"externalNumber":"N4","customerId":"01900000-0000-7000-8000-00000000dead","value":{"amount":"7.00","currency":"EUR"},
                  "outcome":"WON","closedOn":"2017-03-01","confirmOrder":true}]}
                """.formatted(customer));

        assertThat(answer.get("created").asInt()).isEqualTo(1);
        assertThat(answer.get("results"))
                .extracting(result -> result.path("code").asString(""))
                .containsExactly("external-number-taken", "deal-incomplete", "deal-incomplete", "", "deal-incomplete");
        assertThat(json(sales.get(OPERATOR, "/api/v1/deals")).get("items")).hasSize(4);
    }

    @Test
    void bringsTheSameDealsInOnceWhenManyBringThemAtOnce() throws Exception {
        var customer = knownCustomer();
        var reversed = "{\"items\":[{\"externalNumber\":\"O1\",\"stage\":\"ENGAGING\",\"outcome\":\"OPEN\"},"
                + "{\"externalNumber\":\"L1\",\"customerId\":\"" + customer
                + "\",\"openedOn\":\"2016-10-20\",\"outcome\":\"LOST\",\"closedOn\":\"2017-03-02\"}]}";
        int created = 0;
        int unchanged = 0;

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<JsonNode>>();
            var start = new CountDownLatch(1);
            for (int turn = 0; turn < AT_ONCE; turn++) {
                var body = turn % 2 == 0 ? batch(customer, "100.00") : reversed;
                answers.add(threads.submit(() -> {
                    start.await();
                    return bringIn(body);
                }));
            }
            start.countDown();
            for (var answer : answers) {
                created += answer.get().get("created").asInt();
                unchanged += answer.get().get("unchanged").asInt();
            }
        }

        assertThat(created).isEqualTo(3);
        assertThat(created + unchanged).isEqualTo(AT_ONCE / 2 * (3 + 2));
        assertThat(json(sales.get(OPERATOR, "/api/v1/deals")).get("items")).hasSize(3);
    }

    @Test
    void opensOneOfManyDealsThatAreToHaveTheSameNumber() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var answers = new ArrayList<Future<Integer>>();
            for (int turn = 0; turn < AT_ONCE; turn++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return sales.post(OPERATOR, "/api/v1/deals", "{\"externalNumber\":\"D-1\"}")
                            .returnResult(String.class)
                            .getStatus()
                            .value();
                }));
            }
            start.countDown();
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Test
    void isNotForRepresentatives() {
        sales.post(SALES_REPRESENTATIVE, "/api/v1/deal-batches", "{\"items\":[]}")
                .expectStatus()
                .isForbidden();
    }

    /// A customer that the view has surely taken in: drafting an order waits for it.
    private UUID knownCustomer() {
        var customer = sales.aCustomer("Kunde");
        sales.anOrder(customer, null);
        return customer;
    }

    private JsonNode bringIn(String batch) {
        return json(sales.post(OPERATOR, "/api/v1/deal-batches", batch)
                .expectStatus()
                .isOk());
    }

    private static String batch(UUID customer, String value) {
        return """
               {"items":[
                {"externalNumber":"W1","customerId":"%1$s","productCode":"W","value":{"amount":"%2$s","currency":"EUR"},
                 "openedOn":"2016-10-20","outcome":"WON","closedOn":"2017-03-01","confirmOrder":true},
                {"externalNumber":"L1","customerId":"%1$s","openedOn":"2016-10-20","outcome":"LOST","closedOn":"2017-03-02"},
                {"externalNumber":"O1","stage":"ENGAGING","outcome":"OPEN"}]}
               """.formatted(customer, value);
    }
}
