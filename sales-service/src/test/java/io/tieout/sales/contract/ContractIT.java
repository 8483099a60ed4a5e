package io.tieout.sales.contract;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.sales.SalesJourney;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ContractIT {

    private final SalesJourney sales;
    private final EventProbe events;
    private final ContractEndJob job;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final UUID customer;

    @Autowired
    ContractIT(RestTestClient client, EventProbe events, ContractEndJob job, TestClock clock, JdbcClient jdbc) {
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
    void keepsEveryVersionThatWasAgreed() {
        var contract = concluded("\"endsOn\":\"2026-12-31\",\"value\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}");
        assertThat(contract.get("contractNumber").asString()).isEqualTo("CT-2026-000001");

        var changed = json(change(contract, 1, "\"title\":\"Care plus\",\"startsOn\":\"2026-01-01\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\""));
        assertThat(changed.get("current").get("title").asString()).isEqualTo("Care plus");

        var versions = json(sales.get(AUDITOR, path(contract) + "/versions")).get("items");
        assertThat(versions)
                .extracting(version ->
                        version.get("versionNo") + " " + version.get("title").asString() + " "
                                + version.get("reason").asString())
                .containsExactly("1 Care concluded", "2 Care plus more work");
        assertThat(versions.get(0).get("value").get("amount").asString()).isEqualTo("1200.00");
        assertThat(jdbc.sql("""
                        select has_table_privilege('contract_version', 'update')
                            or has_table_privilege('contract_version', 'delete')
                        """).query(Boolean.class).single())
                .as("history can be edited")
                .isFalse();
        problem(change(contract, 1, "\"title\":\"x\",\"startsOn\":\"2026-01-01\""), 412, "stale-version");
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/contracts?endsBefore=2027-01-01"))
                        .get("items"))
                .as("the newer version has no end")
                .isEmpty();
    }

    @Test
    void chargesAMilestoneOnceWhenItIsDone() {
        var contract = json(sales.post(SALES_MANAGER, "/api/v1/contracts", """
                        {"customerId":"%s","content":{"title":"Build","startsOn":"2026-01-01"},"milestones":[
                          {"title":"Foundation","dueOn":"2026-02-01","amount":{"amount":"500.00","currency":"EUR"},
                           "taxCode":"STANDARD","taxRatePercent":19},
                          {"title":"Roof","dueOn":"2026-03-01"}]}
                        """.formatted(customer))
                .expectStatus()
                .isCreated());
        var foundation = contract.get("milestones").get(0).get("milestoneId").asString();
        var roof = contract.get("milestones").get(1).get("milestoneId").asString();

        var after = json(done(contract, 1, foundation).expectStatus().isOk());
        var order =
                UUID.fromString(after.get("milestones").get(0).get("orderId").asString());
        var told = events.awaitPublished(SalesEvents.ORDER_CONFIRMED, order).payload();
        assertThat(told.total()).isEqualTo(Money.parse("595.00", "EUR"));
        assertThat(told.lines().getFirst().description()).endsWith(": Foundation");
        problem(done(contract, 2, foundation), 409, "milestone-is-done");
        problem(done(contract, 1, roof), 412, "stale-version");
        problem(done(contract, 2, Ids.next().toString()), 404, "milestone-not-found");
        assertThat(json(done(contract, 2, roof).expectStatus().isOk())
                        .get("milestones")
                        .get(1)
                        .path("orderId")
                        .asString(""))
                .isEmpty();
        sales.post(
                        SALES_MANAGER,
                        path(contract) + "/milestones",
                        "\"3\"",
                        "{\"title\":\"Keys\",\"dueOn\":\"2026-04-01\"}")
                .expectStatus()
                .isOk();
        problem(sales.post(SALES_MANAGER, path(contract) + "/milestones", "\"4\"", """
                        {"title":"Keys","dueOn":"2026-04-01","amount":{"amount":"0.00","currency":"EUR"}}
                        """), 422, "invalid-contract");
    }

    @Test
    void warnsNinetyThirtyAndSevenDaysBeforeTheEndOnceEach() {
        clock.set("2026-06-01T08:00:00Z");
        var contract = concluded("\"endsOn\":\"2026-12-31\"");
        for (var day :
                new String[] {"2026-10-01", "2026-10-02", "2026-10-03", "2026-12-01", "2026-12-23", "2026-12-24"}) {
            clock.set(day + "T08:00:00Z");
            job.run();
            job.run();
            assertThat(alerts())
                    .as(day)
                    .isEqualTo(
                            switch (day) {
                                case "2026-10-01" -> 0;
                                case "2026-10-02", "2026-10-03" -> 1;
                                case "2026-12-01", "2026-12-23" -> 2;
                                default -> 3;
                            });
        }
        var late = concluded("\"endsOn\":\"2026-12-28\"");
        job.run();
        assertThat(alerts()).as("a contract that comes late is warned of once").isEqualTo(4);
        sales.post(
                        SALES_MANAGER,
                        path(late) + "/terminate",
                        "\"1\"",
                        "{\"endsOn\":\"2026-12-26\",\"reason\":\"moved away\"}")
                .expectStatus()
                .isOk();
        job.run();
        assertThat(alerts()).as("who terminated it knows").isEqualTo(4);
        problem(change(late, 2, "\"title\":\"x\",\"startsOn\":\"2026-01-01\""), 409, "contract-terminated");
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/sales-alerts?kind=CONTRACT_ENDS"))
                        .get("items")
                        .get(3)
                        .get("subject")
                        .asString())
                .isEqualTo(contract.get("contractNumber").asString());
    }

    @Test
    void renewsItselfAfterItsEndAndSaysSo() {
        clock.set("2026-06-01T08:00:00Z");
        var contract = concluded("\"endsOn\":\"2026-06-30\",\"renewalMonths\":3");
        clock.set("2026-06-30T21:59:59Z");
        job.run();
        assertThat(json(sales.get(ACCOUNTANT, path(contract) + "/versions")).get("items"))
                .hasSize(1);
        clock.set("2026-06-30T22:00:00Z");
        job.run();
        job.run();

        var versions = json(sales.get(ACCOUNTANT, path(contract) + "/versions")).get("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(1).get("endsOn").asString()).isEqualTo("2026-09-30");
        assertThat(versions.get(1).get("reason").asString()).isEqualTo("renewed by 3 months");
        assertThat(versions.get(1).path("changedBy").asString("")).isEmpty();
    }

    @Test
    void followsADisputeToItsCostAndTime() {
        clock.set("2026-06-01T08:00:00Z");
        var contract = concluded("\"endsOn\":\"2026-12-31\"");
        var dispute = json(sales.post(SALES_MANAGER, path(contract) + "/disputes", "{\"subject\":\"late work\"}")
                .expectStatus()
                .isCreated());
        assertThat(dispute.get("state").asString()).isEqualTo("OPEN");
        clock.set("2026-06-03T08:00:01Z");
        var close = path(contract) + "/disputes/" + dispute.get("disputeId").asString() + "/close";
        var settled = """
                {"outcome":"SETTLED","resolution":"a rebate","cost":{"amount":"250.00","currency":"EUR"}}
                """;
        problem(sales.post(SALES_MANAGER, close, "\"9\"", settled), 412, "stale-version");
        problem(sales.post(SALES_MANAGER, close, "\"1\"", settled.replace("SETTLED", "OPEN")), 422, "invalid-contract");

        var closed = json(sales.post(SALES_MANAGER, close, "\"1\"", settled)
                .expectStatus()
                .isOk());
        assertThat(closed.get("resolutionSeconds").asLong()).isEqualTo(2 * 86_400 + 1);
        assertThat(closed.get("cost").get("amount").asString()).isEqualTo("250.00");
        problem(sales.post(SALES_MANAGER, close, "\"2\"", settled), 409, "contract-dispute-closed");
        problem(
                sales.post(SALES_MANAGER, path(contract) + "/disputes/" + Ids.next() + "/close", "\"1\"", settled),
                404,
                "contract-dispute-not-found");
        assertThat(json(sales.get(AUDITOR, path(contract) + "/disputes")).get("items"))
                .hasSize(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        problem(conclude("\"endsOn\":\"2025-12-31\""), 422, "invalid-contract");
        problem(conclude("\"renewalMonths\":12"), 422, "invalid-contract");
        problem(conclude("\"value\":{\"amount\":\"-1.00\",\"currency\":\"EUR\"}"), 422, "invalid-contract");
        problem(sales.post(SALES_MANAGER, "/api/v1/contracts", """
                        {"customerId":"%s","content":{"title":"Care","startsOn":"2026-01-01"}}
                        """.formatted(Ids.next())), 422, "customer-unknown");
        problem(sales.get(ACCOUNTANT, "/api/v1/contracts/" + Ids.next()), 404, "contract-not-found");
        sales.post(AUDITOR, "/api/v1/contracts", "{}").expectStatus().isForbidden();
    }

    private int alerts() {
        return json(sales.get(ACCOUNTANT, "/api/v1/sales-alerts?kind=CONTRACT_ENDS"))
                .get("items")
                .size();
    }

    private JsonNode concluded(String content) {
        return json(conclude(content).expectStatus().isCreated());
    }

    private ResponseSpec conclude(String content) {
        return sales.post(SALES_MANAGER, "/api/v1/contracts", """
                {"customerId":"%s","content":{"title":"Care","startsOn":"2026-01-01",%s}}
                """.formatted(customer, content));
    }

    private ResponseSpec change(JsonNode contract, int version, String content) {
        return sales.post(
                SALES_MANAGER,
                path(contract) + "/versions",
                "\"" + version + "\"",
                "{\"reason\":\"more work\",\"content\":{" + content + "}}");
    }

    private ResponseSpec done(JsonNode contract, int version, String milestone) {
        return sales.post(
                SALES_MANAGER,
                path(contract) + "/milestones/" + milestone + "/done",
                "\"" + version + "\"",
                "{\"doneOn\":\"2026-02-01\"}");
    }

    private static String path(JsonNode contract) {
        return "/api/v1/contracts/" + contract.get("contractId").asString();
    }
}
