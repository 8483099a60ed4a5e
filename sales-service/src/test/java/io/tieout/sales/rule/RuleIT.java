package io.tieout.sales.rule;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class RuleIT {

    private static final String BIG = "has(deal.value) && deal.value >= money('1000.00', 'EUR')";
    private static final String CALL = "{\"type\":\"SET_FIELD\",\"field\":\"NEXT_STEP\",\"value\":\"call\"}";

    private final SalesJourney sales;
    private final EventProbe events;
    private final TestClock clock;
    private final RuleJob job;
    private final RuleRepository rules;
    private final JdbcClient jdbc;
    private final UUID customer;

    @Autowired
    RuleIT(
            RestTestClient client,
            EventProbe events,
            TestClock clock,
            RuleJob job,
            RuleRepository rules,
            JdbcClient jdbc) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
        this.clock = clock;
        this.job = job;
        this.rules = rules;
        this.jdbc = jdbc;
        this.customer = sales.aCustomer("Kunde");
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void firesOnceForAChangeAndKeepsWhatItSaw() {
        var rule = rule(
                "DEAL", BIG, "", "{\"type\":\"CREATE_TASK\",\"title\":\"Ask the boss\",\"dueInDays\":3}", CALL, NOTIFY);
        sales.aDeal(customer, "999.99");
        var deal = sales.aDeal(customer, "1000.00");

        judged();

        var firings = firings();
        assertThat(firings).hasSize(1);
        var firing = firings.getFirst();
        assertThat(firing.get("outcome").asString()).isEqualTo("FIRED");
        assertThat(firing.get("ruleVersion").asInt()).isOne();
        assertThat(firing.get("objectId").asString()).isEqualTo(id(deal));
        assertThat(firing.get("objectVersion").asInt()).isOne();
        assertThat(firing.get("inputs").get("value").get("minor").asLong()).isEqualTo(100_000);
        assertThat(firing.get("results"))
                .extracting(result -> result.get("type").asString() + " " + result.get("done"))
                .containsExactly("CREATE_TASK true", "SET_FIELD true", "NOTIFY true");
        var after = json(sales.get(OPERATOR, "/api/v1/deals/" + id(deal)));
        assertThat(after.get("nextStep").asString()).isEqualTo("call");
        assertThat(after.get("version").asInt())
                .as("its own change does not fire it again")
                .isEqualTo(2);
        assertThat(jdbc.sql("select title from deal_task where company_id = :company")
                        .param("company", sales.company)
                        .query(String.class)
                        .list())
                .containsExactly("Ask the boss");
        var told = events.awaitPublished(
                SalesEvents.SALES_RULE_FIRED,
                UUID.fromString(firing.get("firingId").asString()));
        assertThat(told.payload().ruleId())
                .isEqualTo(UUID.fromString(rule.get("ruleId").asString()));
        assertThat(told.payload().objectId()).isEqualTo(UUID.fromString(id(deal)));
    }

    @Test
    void judgesTheNextChangeByTheNewVersion() {
        var rule = rule("DEAL", "deal.stage == 'ENGAGING'", "", CALL);
        var deal = sales.aDeal(customer, "10.00");
        judged();
        assertThat(firings()).isEmpty();
        var path = "/api/v1/sales-rules/" + rule.get("ruleId").asString();
        var newer = body("DEAL", "deal.stage == 'PROSPECTING'", "", CALL);
        problem(sales.put(OPERATOR, path, "\"2\"", newer), 412, "stale-version");
        sales.put(OPERATOR, path, "\"1\"", newer).expectStatus().isOk();
        judged();
        assertThat(firings()).as("what changed before is not judged again").isEmpty();

        sales.patch(OPERATOR, "/api/v1/deals/" + id(deal), "\"1\"", "{\"source\":\"fair\"}")
                .expectStatus()
                .isOk();
        judged();

        assertThat(firings())
                .extracting(firing -> firing.get("ruleVersion").asInt() + " " + firing.get("objectVersion"))
                .containsExactly("2 2");
        assertThat(json(sales.get(AUDITOR, path + "/versions")).get("items")).hasSize(2);
        sales.put(OPERATOR, path, "\"2\"", newer.replace("\"name\"", "\"active\":false,\"name\""))
                .expectStatus()
                .isOk();
        sales.aDeal(customer, "11.00");
        judged();
        assertThat(firings()).as("switched off").hasSize(1);
    }

    @Test
    void keepsWhatWasRefusedWithItsReason() {
        rule("DEAL", BIG, "", "{\"type\":\"MOVE_STAGE\",\"stage\":\"NOWHERE\"}", CALL);
        rule("DEAL", "deal.source == 'fair'", "", CALL);
        var deal = sales.aDeal(customer, "2000.00");

        judged();

        var firings = firings();
        assertThat(firings)
                .extracting(firing -> firing.get("outcome").asString())
                .contains("PARTLY", "NOT_EVALUATED");
        var partly = firings.stream()
                .filter(firing -> firing.get("outcome").asString().equals("PARTLY"))
                .findFirst()
                .orElseThrow();
        assertThat(partly.get("results").get(0).get("code").asString()).isEqualTo("stage-unknown");
        assertThat(partly.get("results").get(1).get("done").asBoolean()).isTrue();
        assertThat(json(sales.get(OPERATOR, "/api/v1/deals/" + id(deal)))
                        .get("stage")
                        .asString())
                .isEqualTo("PROSPECTING");
    }

    @Test
    void keepsThatARuleOfOlderDaysCannotBeJudgedAndGoesOnToTheNext() {
        var old = UUID.fromString(rule("DEAL", "true", "", CALL).get("ruleId").asString());
        rule("DEAL", "true", "", source("fair"));
        var before = rules.find(sales.company, old).orElseThrow();
        var pattern = "deal.stage.matches('(a{30}){40}')";
        problem(
                sales.post(OPERATOR, "/api/v1/sales-rules", body("DEAL", pattern, "", CALL)),
                422,
                "invalid-sales-rule");
        assertThat(rules.addVersion(
                        sales.company,
                        new SalesRule(
                                old,
                                2,
                                before.name(),
                                before.kind(),
                                true,
                                null,
                                null,
                                pattern,
                                before.actions(),
                                before.madeBy(),
                                before.madeAt())))
                .isTrue();

        sales.aDeal(customer, "10.00");
        judged();

        var firings = firings();
        assertThat(firings)
                .filteredOn(firing -> firing.get("ruleId").asString().equals(old.toString()))
                .isNotEmpty()
                .allSatisfy(firing -> {
                    assertThat(firing.get("outcome").asString()).isEqualTo("NOT_EVALUATED");
                    assertThat(firing.get("reason").asString()).contains("1000 parts");
                });
        assertThat(firings)
                .extracting(firing -> firing.get("outcome").asString())
                .contains("FIRED");
    }

    @Test
    void endsAChainOfRulesAfterFive() {
        rule("DEAL", "has(deal.source) && deal.source == 'a'", "", source("b"));
        rule("DEAL", "has(deal.source) && deal.source == 'b'", "", source("a"));
        sales.post(OPERATOR, "/api/v1/deals", "{\"source\":\"a\"}")
                .expectStatus()
                .isCreated();

        judged();

        var outcomes = firings().stream()
                .map(firing -> firing.get("outcome").asString())
                .toList();
        assertThat(outcomes).containsExactly("REFUSED", "FIRED", "FIRED", "FIRED", "FIRED", "FIRED");
        assertThat(firings().getFirst().get("reason").asString()).contains("chain of 5 rules");
    }

    @Test
    void waitsForADayOfTheCompanyAndJudgesItOnce() {
        clock.set("2026-04-01T09:00:00Z");
        rule("DEAL", "deal.status == 'OPEN'", "\"dateField\":\"expectedCloseOn\",\"offsetDays\":-3,", CALL);
        var deal = json(sales.post(OPERATOR, "/api/v1/deals", "{\"expectedCloseOn\":\"2026-04-10\"}"));
        clock.set("2026-04-06T21:59:59Z");
        job.judgeDates();
        assertThat(firings()).isEmpty();

        clock.set("2026-04-06T22:00:00Z");
        job.judgeDates();
        job.judgeDates();

        var firings = firings();
        assertThat(firings).hasSize(1);
        assertThat(firings.getFirst().get("dueOn").asString()).isEqualTo("2026-04-07");
        assertThat(json(sales.get(OPERATOR, "/api/v1/deals/" + id(deal)))
                        .get("nextStep")
                        .asString())
                .isEqualTo("call");
    }

    @Test
    void seesOrdersQuotesAndContractsAsWell() {
        rule("ORDER", "order.status == 'CONFIRMED' && order.net > money('1003.14', 'EUR')", "", NOTIFY);
        rule("CONTRACT", "has(contract.endsOn) && !contract.terminated", "", NOTIFY);
        rule("QUOTE", "quote.status == 'DRAFT' && quote.validUntil > today", "", NOTIFY);
        var order = sales.anOrder(customer, null).get("orderId").asString();
        sales.post(OPERATOR, "/api/v1/orders/" + order + "/confirm", "\"1\"", "{\"orderDate\":\"2026-03-31\"}")
                .expectStatus()
                .isOk();
        sales.post(OPERATOR, "/api/v1/contracts", """
                        {"customerId":"%s","content":{"title":"Care","startsOn":"2026-01-01","endsOn":"2026-12-31"}}
                        """.formatted(customer))
                .expectStatus()
                .isCreated();
        sales.post(SALES_MANAGER, "/api/v1/products", """
                        {"productCode":"R","name":"Rule","listPrice":{"amount":"10.00","currency":"EUR"},
                         "taxCode":"STANDARD","taxRatePercent":10}
                        """).expectStatus().isCreated();
        sales.post(SALES_MANAGER, "/api/v1/quotes", """
                        {"customerId":"%s","offer":{"validUntil":"2999-12-31","currency":"EUR",
                         "lines":[{"productCode":"R","quantity":1}]}}
                        """.formatted(customer))
                .expectStatus()
                .isCreated();

        judged();

        assertThat(firings())
                .extracting(firing -> firing.get("kind").asString() + " "
                        + firing.get("outcome").asString())
                .containsExactlyInAnyOrder("ORDER FIRED", "CONTRACT FIRED", "QUOTE FIRED");
    }

    @Test
    void triesARuleWithoutWritingAnything() {
        var big = sales.aDeal(customer, "5000.00");
        sales.aDeal(customer, "5.00");
        var rule = rule("DEAL", BIG, "", CALL, NOTIFY, "{\"type\":\"MOVE_STAGE\",\"stage\":\"NOWHERE\"}");

        var answer = json(
                sales.post(OPERATOR, "/api/v1/sales-rules/" + rule.get("ruleId").asString() + "/dry-run", "")
                        .expectStatus()
                        .isOk());

        assertThat(answer.get("examined").asInt()).isEqualTo(2);
        assertThat(answer.get("matching").asInt()).isOne();
        var match = answer.get("wouldFire").get(0);
        assertThat(match.get("objectId").asString()).isEqualTo(id(big));
        assertThat(match.get("results"))
                .extracting(
                        result -> result.get("done") + " " + result.path("code").asString(""))
                .containsExactly("true ", "true ", "false stage-unknown");
        assertThat(json(sales.get(OPERATOR, "/api/v1/deals/" + id(big)))
                        .get("version")
                        .asInt())
                .isOne();
        judged();
        assertThat(firings()).isEmpty();
        assertThat(events.published(SalesEvents.SALES_RULE_FIRED).stream()
                        .filter(event -> event.payload().objectId().toString().equals(id(big))))
                .isEmpty();
        var stranger = TestTokens.bearer(Ids.next(), sales.company, SALES_MANAGER);
        assertThat(json(sales.post(
                                stranger,
                                "/api/v1/sales-rules/" + rule.get("ruleId").asString() + "/dry-run",
                                null,
                                ""))
                        .get("examined")
                        .asInt())
                .as("deals of others")
                .isZero();
    }

    @Test
    void refusesWhatIsNoRule() {
        var refused = json(sales.post(OPERATOR, "/api/v1/sales-rules", body("DEAL", "deal.valu > 1", "", CALL))
                .expectStatus()
                .isEqualTo(422));
        assertThat(refused.get("code").asString()).isEqualTo("invalid-sales-rule");
        assertThat(refused.get("detail").asString()).contains("line 1, column 5");
        assertThat(refused.get("errors").get(0).get("pointer").asString()).isEqualTo("/condition");
        for (var wrong : List.of(
                body("DEAL", "true", "\"dateField\":\"stage\",\"offsetDays\":1,", CALL),
                body("DEAL", "true", "\"dateField\":\"openedOn\",", CALL),
                body("DEAL", "true", "\"dateField\":\"openedOn\",\"offsetDays\":9999,", CALL),
                body("CONTRACT", "true", "", CALL),
                body("DEAL", "true", "", "{\"type\":\"CREATE_TASK\"}"),
                body("DEAL", "true", "", "{\"type\":\"MOVE_STAGE\"}"),
                body(
                        "DEAL",
                        "true",
                        "",
                        "{\"type\":\"SET_FIELD\",\"field\":\"PROBABILITY_PERCENT\",\"value\":\"101\"}"))) {
            problem(sales.post(OPERATOR, "/api/v1/sales-rules", wrong), 422, "invalid-sales-rule");
        }
        problem(sales.post(OPERATOR, "/api/v1/sales-rules", body("DEAL", "true", "")), 400, "invalid-field");
        problem(sales.get(AUDITOR, "/api/v1/sales-rules/" + Ids.next()), 404, "sales-rule-not-found");
        problem(
                sales.post(OPERATOR, "/api/v1/sales-rules/" + Ids.next() + "/dry-run", ""),
                404,
                "sales-rule-not-found");
        sales.post(SALES_REPRESENTATIVE, "/api/v1/sales-rules", body("DEAL", "true", "", CALL))
                .expectStatus()
                .isForbidden();
        assertThat(json(sales.get(AUDITOR, "/api/v1/sales-rules")).get("items")).isEmpty();
    }

    @Test
    void letsOnlyThoseMakeRulesWhoSeeEverything() {
        var made = rule("DEAL", "true", "", NOTIFY);
        var path = "/api/v1/sales-rules/" + made.get("ruleId").asString();
        var body = body("DEAL", "false", "", NOTIFY);

        problem(sales.post(SALES_MANAGER, "/api/v1/sales-rules", body), 403, "rule-changes-forbidden");
        problem(sales.put(SALES_MANAGER, path, "\"1\"", body), 403, "rule-changes-forbidden");

        assertThat(json(sales.get(SALES_MANAGER, path)).get("version").asLong()).isOne();
        sales.post(SALES_MANAGER, path + "/dry-run", "").expectStatus().isOk();
        sales.put(ADMIN, path, "\"1\"", body).expectStatus().isOk();
    }

    private static final String NOTIFY = "{\"type\":\"NOTIFY\"}";

    private JsonNode rule(String kind, String condition, String when, String... actions) {
        return json(sales.post(OPERATOR, "/api/v1/sales-rules", body(kind, condition, when, actions))
                .expectStatus()
                .isCreated());
    }

    private static String body(String kind, String condition, String when, String... actions) {
        return "{\"name\":\"Rule\",\"kind\":\"%s\",%s\"condition\":\"%s\",\"actions\":[%s]}"
                .formatted(kind, when, condition, String.join(",", actions));
    }

    private static String source(String value) {
        return "{\"type\":\"SET_FIELD\",\"field\":\"SOURCE\",\"value\":\"" + value + "\"}";
    }

    /// Until nothing of this company waits for its judgement.
    private void judged() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            job.judgeChanges();
            return jdbc.sql("select count(*) from object_change where company_id = :company")
                            .param("company", sales.company)
                            .query(Long.class)
                            .single()
                    == 0;
        });
    }

    private List<JsonNode> firings() {
        var firings = new ArrayList<JsonNode>();
        json(sales.get(AUDITOR, "/api/v1/sales-rule-firings")).get("items").forEach(firings::add);
        return firings;
    }

    private static String id(JsonNode deal) {
        return deal.get("dealId").asString();
    }
}
