package io.tieout.sales.billingplan;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.sales.SalesJourney;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BillingPlanIT {

    private final SalesJourney sales;
    private final EventProbe events;
    private final BillingJob job;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final UUID customer;

    @Autowired
    BillingPlanIT(RestTestClient client, EventProbe events, BillingJob job, TestClock clock, JdbcClient jdbc) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
        this.job = job;
        this.clock = clock;
        this.jdbc = jdbc;
        this.customer = sales.aCustomer("Kunde");
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void billsEachPeriodOnceOnItsFirstDayWithoutDrifting() throws Exception {
        clock.set("2026-01-30T12:00:00Z");
        var contract = contract(customer, "\"endsOn\":\"2026-04-30\"");
        var plan = json(add(contract, "\"firstOn\":\"2026-01-31\",\"everyMonths\":1")
                .expectStatus()
                .isCreated());
        runAtOnce(4);
        assertThat(starts(contract, plan)).isEmpty();

        clock.set("2026-01-30T23:00:00Z");
        runAtOnce(4);
        assertThat(starts(contract, plan)).containsExactly("2026-01-31");

        clock.set("2026-06-15T00:00:00Z");
        runAtOnce(4);
        runAtOnce(1);
        assertThat(starts(contract, plan)).containsExactly("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30");
        var after = json(sales.get(ACCOUNTANT, path(contract))).get("items").get(0);
        assertThat(after.path("nextOn").asString(""))
                .as("the contract has ended")
                .isEmpty();

        var orders = orders(contract, plan);
        assertThat(orders).doesNotHaveDuplicates();
        for (var order : orders) {
            var told = events.published(SalesEvents.ORDER_CONFIRMED, UUID.fromString(order));
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().payload().total().toBigDecimal()).isEqualByComparingTo("119.00");
        }
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/orders?customerId=" + customer))
                        .get("items"))
                .hasSize(4);
        for (var check : json(sales.get(OPERATOR, "/internal/checks"))) {
            assertThat(check.get("ok").asBoolean()).as(check.toString()).isTrue();
        }
    }

    @Test
    void billsAgainOnceItsContractIsProlonged() {
        clock.set("2026-01-01T12:00:00Z");
        var contract = contract(customer, "\"endsOn\":\"2026-02-28\"");
        var plan = json(add(contract, "\"firstOn\":\"2026-01-01\",\"everyMonths\":1"));
        clock.set("2026-04-15T12:00:00Z");
        job.run();
        assertThat(starts(contract, plan)).containsExactly("2026-01-01", "2026-02-01");

        sales.post(
                        SALES_MANAGER,
                        "/api/v1/contracts/" + contract.get("contractId").asString() + "/versions",
                        "\"1\"",
                        """
                        {"content":{"title":"Care","startsOn":"2026-01-01","endsOn":"2026-04-30"},"reason":"prolonged"}
                        """)
                .expectStatus()
                .is2xxSuccessful();
        job.run();

        assertThat(starts(contract, plan)).containsExactly("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01");
    }

    @Test
    void stopsAndBillsNoMore() {
        clock.set("2026-01-01T12:00:00Z");
        var contract = contract(customer, "\"endsOn\":\"2027-04-30\"");
        var plan = json(add(contract, "\"firstOn\":\"2026-01-01\",\"everyMonths\":3,\"lastOn\":\"2026-12-31\""));
        job.run();
        var stop = path(contract) + "/" + plan.get("planId").asString() + "/stop";
        problem(sales.post(SALES_MANAGER, stop, "\"1\"", "{}"), 412, "stale-version");
        sales.post(SALES_MANAGER, stop, "\"2\"", "{}").expectStatus().isOk();
        problem(sales.post(SALES_MANAGER, stop, "\"3\"", "{}"), 409, "billing-plan-stopped");
        clock.set("2026-08-01T12:00:00Z");
        job.run();

        assertThat(starts(contract, plan)).containsExactly("2026-01-01");
        problem(
                sales.post(SALES_MANAGER, path(contract) + "/" + Ids.next() + "/stop", "\"1\"", "{}"),
                404,
                "billing-plan-not-found");
        problem(sales.get(ACCOUNTANT, path(contract) + "/" + Ids.next() + "/periods"), 404, "billing-plan-not-found");
    }

    @Test
    void triesAgainLaterWhatCannotBeBilledAndBillsTheRest() {
        clock.set("2026-01-01T12:00:00Z");
        var gone = sales.aCustomer("Gone");
        var broken = contract(gone, "\"endsOn\":\"2027-04-30\"");
        var brokenPlan = json(add(broken, "\"firstOn\":\"2026-01-02\",\"everyMonths\":1"));
        var sound = contract(customer, "\"endsOn\":\"2027-04-30\"");
        var soundPlan = json(add(sound, "\"firstOn\":\"2026-01-02\",\"everyMonths\":1"));
        events.publishErased(CustomerEvents.CUSTOMER_STATE, sales.company, gone, 2);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.sql("select count(*) from customer_view where customer_id = :id")
                        .param("id", gone)
                        .query(Integer.class)
                        .single()
                        .equals(0));
        clock.set("2026-01-02T12:00:00Z");
        job.run();

        assertThat(starts(sound, soundPlan)).containsExactly("2026-01-02");
        assertThat(starts(broken, brokenPlan)).isEmpty();
        assertThat(json(sales.get(ACCOUNTANT, path(broken)))
                        .get("items")
                        .get(0)
                        .get("failure")
                        .asString())
                .contains(gone.toString());
    }

    @Test
    void refusesPlansThatDoNotFitTheirContract() {
        var contract = contract(customer, "\"endsOn\":\"2026-12-31\"");
        problem(add(contract, "\"firstOn\":\"2025-12-31\",\"everyMonths\":1"), 422, "invalid-billing-plan");
        problem(add(contract, "\"firstOn\":\"2027-01-01\",\"everyMonths\":1"), 422, "invalid-billing-plan");
        problem(
                add(contract, "\"firstOn\":\"2026-02-01\",\"lastOn\":\"2026-01-01\",\"everyMonths\":1"),
                422,
                "invalid-billing-plan");
        problem(
                sales.post(
                        SALES_MANAGER,
                        path(contract),
                        body("\"firstOn\":\"2026-02-01\",\"everyMonths\":1").replace("EUR", "ABC")),
                422,
                "invalid-billing-plan");
        problem(
                sales.post(
                        SALES_MANAGER,
                        path(contract),
                        body("\"firstOn\":\"2026-02-01\",\"everyMonths\":1")
                                .replace("\"quantity\":1", "\"quantity\":0")),
                422,
                "order-does-not-add-up");
    }

    private void runAtOnce(int replicas) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Callable<Void>>();
            for (int replica = 0; replica < replicas; replica++) {
                runs.add(() -> {
                    job.run();
                    return null;
                });
            }
            for (var run : threads.invokeAll(runs)) {
                run.get();
            }
        }
    }

    private JsonNode contract(UUID ofCustomer, String content) {
        return json(sales.post(SALES_MANAGER, "/api/v1/contracts", """
                        {"customerId":"%s","content":{"title":"Care","startsOn":"2026-01-01",%s}}
                        """.formatted(ofCustomer, content))
                .expectStatus()
                .isCreated());
    }

    private ResponseSpec add(JsonNode contract, String days) {
        return sales.post(SALES_MANAGER, path(contract), body(days));
    }

    private static String body(String days) {
        return """
               {%s,"currency":"EUR","lines":[{"productCode":"CARE","description":"Care","quantity":1,"unitPrice":100,
                 "taxCode":"STANDARD","taxRatePercent":19}]}
               """.formatted(days);
    }

    private List<String> starts(JsonNode contract, JsonNode plan) {
        return periods(contract, plan, "periodStart");
    }

    private List<String> orders(JsonNode contract, JsonNode plan) {
        return periods(contract, plan, "orderId");
    }

    private List<String> periods(JsonNode contract, JsonNode plan, String field) {
        var values = new ArrayList<String>();
        json(sales.get(ACCOUNTANT, path(contract) + "/" + plan.get("planId").asString() + "/periods"))
                .get("items")
                .forEach(period -> values.add(period.get(field).asString()));
        return values;
    }

    private static String path(JsonNode contract) {
        return "/api/v1/contracts/" + contract.get("contractId").asString() + "/billing-plans";
    }
}
