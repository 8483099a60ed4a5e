package io.tieout.sales.salestarget;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@ServiceTest
class TargetIT {

    private final SalesJourney sales;
    private final TestClock clock;
    private final UUID lead = Ids.next();
    private final UUID seller = Ids.next();
    private final String team;
    private final String representative;

    @Autowired
    TargetIT(RestTestClient client, EventProbe events, TestClock clock) {
        this.sales = new SalesJourney(client, events);
        this.clock = clock;
        team = json(sales.post(
                        OPERATOR,
                        "/api/v1/teams",
                        "{\"name\":\"East\",\"region\":\"Java\",\"managerUserId\":\"" + lead + "\"}"))
                .get("teamId")
                .asString();
        representative = json(sales.post(
                        OPERATOR,
                        "/api/v1/representatives",
                        "{\"name\":\"Dewi\",\"teamId\":\"%s\",\"userId\":\"%s\"}".formatted(team, seller)))
                .get("representativeId")
                .asString();
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void comparesTargetsWithWhatWasSoldByRepresentativeTeamRegionAndCompany() {
        clock.set("2026-01-01T10:00:00Z");
        set("\"kind\":\"REPRESENTATIVE\",\"representativeId\":\"" + representative + "\"", "200.00");
        set("\"kind\":\"TEAM\",\"teamId\":\"" + team + "\"", "400.00");
        set("\"kind\":\"REGION\",\"region\":\"Java\"", "1000.00");
        var company = json(set("\"kind\":\"COMPANY\"", "1000.00").expectStatus().isCreated())
                .get("targetId")
                .asString();
        set("\"kind\":\"COMPANY\"", "1000.00", "USD").expectStatus().isCreated();
        clock.set("2026-05-01T10:00:00Z");
        sell(bearer(seller), "2026-01-01", "100.00");
        sell(bearer(seller), "2026-03-31", "50.00");
        sell(bearer(seller), "2026-04-01", "999.00");
        sell(TestTokens.bearer(sales.company, OPERATOR), "2026-02-01", "30.00");

        assertThat(performance(TestTokens.bearer(sales.company, ACCOUNTANT), ""))
                .containsEntry("REPRESENTATIVE Dewi EUR", "150.00 of 200.00: 75%, 50.00 open, 2 orders")
                .containsEntry("TEAM East EUR", "150.00 of 400.00: 37.5%, 250.00 open, 2 orders")
                .containsEntry("REGION Java EUR", "150.00 of 1000.00: 15%, 850.00 open, 2 orders")
                .containsEntry("COMPANY - EUR", "180.00 of 1000.00: 18%, 820.00 open, 3 orders")
                .containsEntry("COMPANY - USD", "0.00 of 1000.00: 0%, 1000.00 open, 0 orders")
                .hasSize(5);
        assertThat(performance(TestTokens.bearer(sales.company, ACCOUNTANT), "?kind=TEAM&asOf=2026-02-28"))
                .containsExactly(Map.entry("TEAM East EUR", "100.00 of 400.00: 25%, 300.00 open, 1 orders"));
        assertThat(performance(TestTokens.bearer(sales.company, ACCOUNTANT), "?during=2026-04-01"))
                .isEmpty();
        assertThat(performance(bearer(seller), "")).containsOnlyKeys("REPRESENTATIVE Dewi EUR");
        assertThat(performance(bearer(lead), "")).containsOnlyKeys("REPRESENTATIVE Dewi EUR", "TEAM East EUR");
        assertThat(performance(bearer(Ids.next()), "")).isEmpty();

        sales.post(SALES_MANAGER, "/api/v1/sales-targets/" + company + "/amounts", "\"1\"", amount("360.00"))
                .expectStatus()
                .isOk();
        assertThat(performance(TestTokens.bearer(sales.company, AUDITOR), "?kind=COMPANY"))
                .containsEntry("COMPANY - EUR", "180.00 of 360.00: 50%, 180.00 open, 3 orders");
        assertThat(performance(TestTokens.bearer(sales.company, AUDITOR), "?kind=COMPANY&knownAt=2026-04-30T00:00:00Z"))
                .as("as it was known before anything was entered")
                .containsEntry("COMPANY - EUR", "0.00 of 1000.00: 0%, 1000.00 open, 0 orders");
        var page = json(sales.get(ACCOUNTANT, "/api/v1/sales-targets?limit=3"));
        assertThat(json(sales.get(
                                ACCOUNTANT,
                                "/api/v1/sales-targets?limit=3&cursor="
                                        + page.get("next").asString()))
                        .get("items"))
                .hasSize(2);
    }

    @Test
    void refusesTargetsThatMakeNoSense() {
        var target = json(set("\"kind\":\"COMPANY\"", "10.00").expectStatus().isCreated())
                .get("targetId")
                .asString();
        problem(set("\"kind\":\"COMPANY\"", "20.00"), 409, "target-taken");
        problem(set("\"kind\":\"COMPANY\",\"region\":\"Java\"", "20.00"), 422, "invalid-target");
        problem(set("\"kind\":\"PRODUCT\"", "20.00"), 422, "invalid-target");
        problem(set("\"kind\":\"COMPANY\",\"productCode\":\"A\"", "20.00"), 422, "invalid-target");
        set("\"kind\":\"PRODUCT\",\"productCode\":\"A\"", "20.00")
                .expectStatus()
                .isCreated();
        set("\"kind\":\"PRODUCT\",\"productCode\":\"B\"", "20.00")
                .expectStatus()
                .isCreated();
        problem(set("\"kind\":\"PRODUCT\",\"productCode\":\"A\"", "30.00"), 409, "target-taken");
        problem(set("\"kind\":\"TEAM\"", "20.00"), 422, "invalid-target");
        problem(set("\"kind\":\"TEAM\",\"teamId\":\"" + Ids.next() + "\"", "20.00"), 422, "invalid-target");
        problem(set("\"kind\":\"REGION\",\"region\":\"Java\"", "0.00"), 422, "invalid-target");
        var path = "/api/v1/sales-targets/" + target + "/amounts";
        problem(sales.post(SALES_MANAGER, path, "\"2\"", amount("5.00")), 412, "stale-version");
        problem(sales.post(SALES_MANAGER, path, amount("5.00")), 428, "if-match-required");
        problem(sales.post(SALES_MANAGER, path, "\"1\"", amount("5.00").replace("EUR", "USD")), 422, "invalid-target");
        problem(
                sales.post(SALES_MANAGER, "/api/v1/sales-targets/" + Ids.next() + "/amounts", "\"1\"", amount("5.00")),
                404,
                "target-not-found");
        sales.post(SALES_REPRESENTATIVE, path, "\"1\"", amount("5.00"))
                .expectStatus()
                .isForbidden();
    }

    private ResponseSpec set(String subject, String amount) {
        return set(subject, amount, "EUR");
    }

    private ResponseSpec set(String subject, String amount, String currency) {
        return sales.post(SALES_MANAGER, "/api/v1/sales-targets", """
                {%s,"from":"2026-01-01","to":"2026-03-31","amount":{"amount":"%s","currency":"%s"},"reason":"plan"}
                """.formatted(subject, amount, currency));
    }

    private static String amount(String amount) {
        return "{\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"},\"reason\":\"new plan\"}".formatted(amount);
    }

    private void sell(String bearer, String day, String price) {
        var customer = sales.aCustomer("Kunde");
        var order = json(sales.post(bearer, "/api/v1/orders", null, """
                        {"customerId":"%s","currency":"EUR","lines":[
                          {"productCode":"A","description":"A","quantity":1,"unitPrice":%s}]}
                        """.formatted(customer, price)))
                .get("orderId")
                .asString();
        sales.post(bearer, "/api/v1/orders/" + order + "/confirm", "\"1\"", "{\"orderDate\":\"" + day + "\"}")
                .expectStatus()
                .isOk();
    }

    private Map<String, String> performance(String bearer, String query) {
        var found = new TreeMap<String, String>();
        for (var item : json(sales.get(bearer, "/api/v1/sales-targets" + query)).get("items")) {
            found.put(
                    item.get("kind").asString() + " " + item.path("name").asString("-") + " "
                            + item.get("amount").get("currency").asString(),
                    "%s of %s: %s%%, %s open, %s orders"
                            .formatted(
                                    item.get("actual").get("amount").asString(),
                                    item.get("amount").get("amount").asString(),
                                    item.get("reachedPercent")
                                            .decimalValue()
                                            .stripTrailingZeros()
                                            .toPlainString(),
                                    item.get("open").get("amount").asString(),
                                    item.get("orders")));
        }
        return found;
    }

    private String bearer(UUID user) {
        return TestTokens.bearer(user, sales.company, SALES_REPRESENTATIVE);
    }
}
