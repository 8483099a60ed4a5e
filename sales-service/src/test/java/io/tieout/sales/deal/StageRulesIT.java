package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class StageRulesIT {

    private static final String RULES = """
            {"pipelineCode":"big","name":"Big","dealType":"BIG","stages":["LEAD","OFFER","DONE","GONE"],"stageRules":[
              {"stage":"LEAD","probabilityPercent":10,"allowedNext":["OFFER","GONE"],"staleAfterDays":5},
              {"stage":"OFFER","probabilityPercent":%d,"requiredFields":["CUSTOMER","VALUE","SOURCE"],
               "tasks":[{"title":"Call back","dueInDays":3}]},
              {"stage":"DONE","kind":"WON"},{"stage":"GONE","kind":"LOST"}],
             "autoMoves":[{"on":"ORDER_CONFIRMED","from":"OFFER","to":"DONE"}]}
            """;

    private final SalesJourney sales;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    StageRulesIT(
            RestTestClient client,
            EventProbe events,
            TestClock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.sales = new SalesJourney(client, events);
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @AfterEach
    void letTimeGoOn() {
        clock.release();
    }

    @Test
    void holdsTheRulesOfAStageUnlessAManagerOverridesThem() {
        rules(40);
        var deal = open("{\"dealType\":\"BIG\"}");
        var path = path(deal);
        assertThat(deal.get("pipeline").asString()).isEqualTo("big");
        assertThat(deal.get("stage").asString()).isEqualTo("LEAD");

        var forbidden = json(sales.post(SALES_MANAGER, path + "/move", "\"1\"", "{\"stage\":\"DONE\"}"));
        assertThat(forbidden.get("code").asString()).isEqualTo("deal-incomplete");
        var missing = json(sales.post(SALES_MANAGER, path + "/move", "\"1\"", "{\"stage\":\"OFFER\"}"));
        assertThat(missing.get("code").asString()).isEqualTo("stage-fields-missing");
        assertThat(missing.get("errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactly("/customerId", "/value", "/source");
        json(sales.patch(SALES_MANAGER, path, "\"1\"", """
                        {"customerId":"%s","value":{"amount":"500.00","currency":"EUR"},"source":"Fair"}
                        """.formatted(sales.aCustomer("Kunde")))
                .expectStatus()
                .isOk());
        var ways = json(sales.post(SALES_MANAGER, path + "/win", "\"2\"", "{\"closeDate\":\"2026-03-31\"}"));
        assertThat(ways.get("code").asString()).isEqualTo("stage-transition-forbidden");
        assertThat(ways.get("allowed")).hasSize(2);
        problem(
                sales.post(
                        TestTokens.bearer(sales.company, SALES_REPRESENTATIVE),
                        path + "/move",
                        "\"2\"",
                        "{\"stage\":\"DONE\",\"overrideReason\":\"please\"}"),
                403,
                "override-not-allowed");
        json(sales.post(
                        SALES_MANAGER,
                        path + "/move",
                        "\"2\"",
                        "{\"stage\":\"DONE\",\"overrideReason\":\"signed at the fair\"}")
                .expectStatus()
                .isOk());

        var history = json(sales.get(AUDITOR, path + "/stages"));
        assertThat(history.get(1).get("toStage").asString()).isEqualTo("WON");
        assertThat(history.get(1).get("overrideReason").asString()).isEqualTo("signed at the fair");
        assertThat(history.get(1).get("overrideOf").asString()).isEqualTo("transition");
        assertThat(json(sales.get(AUDITOR, path)).get("status").asString()).isEqualTo("WON");
    }

    @Test
    void letsEachRuleDoItsWorkOnceAndLogsIt() {
        rules(40);
        var customer = sales.aCustomer("Kunde");
        var deal = open("{\"dealType\":\"BIG\",\"source\":\"Fair\",\"customerId\":\"" + customer
                + "\",\"value\":{\"amount\":\"500.00\",\"currency\":\"EUR\"}}");
        var path = path(deal);
        move(path, 1, "OFFER");
        move(path, 2, "LEAD");
        move(path, 3, "OFFER");
        var tasks = json(sales.get(AUDITOR, path + "/tasks")).get("items");
        assertThat(tasks).hasSize(1);
        var task = path + "/tasks/" + tasks.get(0).get("taskId").asString() + "/done";
        sales.post(SALES_MANAGER, task, "{}").expectStatus().isOk();
        problem(sales.post(SALES_MANAGER, task, "{}"), 404, "deal-task-not-found");

        for (int order = 0; order < 2; order++) {
            var id = sales.anOrder(customer, UUID.fromString(deal.get("dealId").asString()))
                    .get("orderId")
                    .asString();
            sales.post(SALES_MANAGER, "/api/v1/orders/" + id + "/confirm", "\"1\"", "{\"orderDate\":\"2026-03-31\"}")
                    .expectStatus()
                    .isOk();
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        json(sales.get(AUDITOR, path)).get("status").asString().equals("WON"));
        assertThat(json(sales.get(AUDITOR, path)).get("closedOn").asString()).isEqualTo("2026-03-31");
        assertThat(json(sales.get(AUDITOR, path + "/rule-runs")).get("items"))
                .extracting(run -> run.get("rule").asString())
                .containsExactly("v1 OFFER, task 1", "v1 ORDER_CONFIRMED from OFFER to DONE");
        var history = json(sales.get(AUDITOR, path + "/stages"));
        assertThat(history).hasSize(5);
        assertThat(history.get(4).get("rule").asString()).startsWith("v1 ORDER_CONFIRMED");
    }

    @Test
    void keepsDealsUnderTheVersionOfTheRulesWithWhichTheyWereOpened() {
        rules(40);
        var old = open("{\"dealType\":\"BIG\"}");
        problem(sales.put(SALES_MANAGER, "/api/v1/pipelines/big", null, RULES.formatted(60)), 428, "if-match-required");
        problem(sales.put(SALES_MANAGER, "/api/v1/pipelines/big", "\"7\"", RULES.formatted(60)), 412, "stale-version");
        var newer = RULES.formatted(60).replace("\"allowedNext\":[\"OFFER\",\"GONE\"],", "");
        assertThat(json(sales.put(SALES_MANAGER, "/api/v1/pipelines/big", "\"1\"", newer))
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        var young = open("{\"dealType\":\"BIG\"}");

        assertThat(json(sales.get(AUDITOR, path(old))).get("pipelineVersion").asInt())
                .isOne();
        assertThat(young.get("pipelineVersion").asInt()).isEqualTo(2);
        problem(
                sales.post(SALES_MANAGER, path(old) + "/move", "\"1\"", "{\"stage\":\"GONE\"}"),
                422,
                "deal-incomplete");
        assertThat(json(sales.get(AUDITOR, "/api/v1/pipelines/big?version=1"))
                        .get("stageRules")
                        .get(1)
                        .get("probabilityPercent")
                        .asInt())
                .isEqualTo(40);
        assertThat(json(sales.get(AUDITOR, "/api/v1/pipelines/big"))
                        .get("stageRules")
                        .get(1)
                        .get("probabilityPercent")
                        .asInt())
                .isEqualTo(60);
        problem(sales.get(AUDITOR, "/api/v1/pipelines/big?version=9"), 404, "pipeline-not-found");
        problem(
                sales.post(
                        SALES_MANAGER,
                        "/api/v1/pipelines",
                        "{\"pipelineCode\":\"second\",\"name\":\"S\",\"dealType\":\"BIG\",\"stages\":[\"A\"]}"),
                409,
                "pipeline-choice-taken");
        problem(
                sales.post(
                        SALES_MANAGER,
                        "/api/v1/pipelines",
                        "{\"pipelineCode\":\"third\",\"name\":\"T\",\"stages\":[\"A\"],\"stageRules\":["
                                + "{\"stage\":\"A\",\"allowedNext\":[\"B\"]}]}"),
                422,
                "invalid-pipeline");
        sales.post(SALES_REPRESENTATIVE, "/api/v1/pipelines", RULES.formatted(1))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void measuresTimeInStageAndFindsNeglectedDeals() {
        rules(40);
        clock.set("2026-03-01T09:00:00Z");
        var deal = open("{\"dealType\":\"BIG\",\"source\":\"Fair\",\"customerId\":\"" + sales.aCustomer("Kunde")
                + "\",\"value\":{\"amount\":\"500.00\",\"currency\":\"EUR\"}}");
        var path = path(deal);
        clock.advance(Duration.ofHours(49));
        move(path, 1, "OFFER");
        clock.advance(Duration.ofDays(10));

        var history = json(sales.get(AUDITOR, path + "/stages"));
        assertThat(history)
                .extracting(stage -> stage.get("secondsInStage").asLong())
                .containsExactly(49 * 3600L, 10 * 86_400L);
        assertThat(history.get(0).get("leftAt").asString()).isEqualTo("2026-03-03T10:00:00Z");
        assertThat(stale("?days=11")).isEmpty();
        assertThat(stale("?days=9")).containsExactly(deal.get("dealId").asString());
        move(path, 2, "LEAD");
        clock.advance(Duration.ofDays(6));
        assertThat(stale("")).containsExactly(deal.get("dealId").asString());
        json(sales.patch(SALES_MANAGER, path, "\"3\"", "{\"nextStep\":\"Call\",\"nextStepOn\":\"2026-04-01\"}")
                .expectStatus()
                .isOk());
        assertThat(stale("")).isEmpty();
        lose(deal, "price", "\"4\"").expectStatus().isOk();
        assertThat(json(sales.get(AUDITOR, path + "/stages"))
                        .get(3)
                        .path("secondsInStage")
                        .isNumber())
                .isFalse();
    }

    @Test
    void countsWhyDealsAreLostAndWhatIsHeldAgainstThem() {
        clock.set("2026-03-15T09:00:00Z");
        reason("PRICE", "REASON");
        reason("BUDGET", "OBJECTION");
        var first = open("{\"value\":{\"amount\":\"10.00\",\"currency\":\"EUR\"}}");
        var second = open("{\"value\":{\"amount\":\"20.00\",\"currency\":\"EUR\"}}");
        problem(lose(first, "price", "\"1\""), 422, "lost-reason-unknown");
        problem(lose(first, "BUDGET", "\"1\""), 422, "lost-reason-unknown");
        problem(
                sales.post(SALES_MANAGER, path(first) + "/objections", "{\"objections\":[\"PRICE\"]}"),
                422,
                "lost-reason-unknown");
        sales.post(SALES_MANAGER, path(first) + "/objections", "{\"objections\":[\"BUDGET\"]}")
                .expectStatus()
                .isOk();
        lose(first, "PRICE", "\"1\"").expectStatus().isOk();
        lose(second, "PRICE", "\"1\"").expectStatus().isOk();
        problem(
                sales.post(SALES_MANAGER, path(first) + "/objections", "{\"objections\":[\"BUDGET\"]}"),
                409,
                "deal-closed");

        var statistics = json(sales.get(AUDITOR, "/api/v1/deals/lost-statistics?from=2026-03-01&to=2026-03-31"));
        assertThat(statistics.get("reasons")).hasSize(1);
        var reason = statistics.get("reasons").get(0);
        assertThat(reason.get("reason").asString()).isEqualTo("PRICE");
        assertThat(reason.get("stage").asString()).isEqualTo("PROSPECTING");
        assertThat(reason.get("deals").asInt()).isEqualTo(2);
        assertThat(reason.get("value").get("amount").asString()).isEqualTo("30.00");
        var objection = statistics.get("objections").get(0);
        assertThat(objection.get("objection").asString()).isEqualTo("BUDGET");
        assertThat(objection.get("lost").asInt()).isOne();
        assertThat(json(sales.get(AUDITOR, "/api/v1/lost-reasons")).get("items"))
                .hasSize(2);
    }

    @Test
    void showsTheBoardAsSqlCountsItAndKeepsItsOrder() {
        rules(40);
        var offer = "{\"dealType\":\"BIG\",\"stage\":\"OFFER\",\"source\":\"Fair\",\"customerId\":\""
                + sales.aCustomer("Kunde") + "\",\"value\":{\"amount\":\"%s\",\"currency\":\"%s\"}%s}";
        var a = id(open(offer.formatted("100.01", "EUR", "")));
        var b = id(open(offer.formatted("0.04", "EUR", ",\"probabilityPercent\":90")));
        var c = id(open(offer.formatted("500", "JPY", "")));

        var board = json(sales.get(AUDITOR, "/api/v1/deals/board?pipeline=big"));
        assertThat(board).hasSize(2);
        assertThat(board.get(0).get("deals").asInt()).isEqualTo(2);
        assertThat(board.get(0).get("value").get("amount").asString()).isEqualTo("100.05");
        // 100.01 × 40 % + 0.04 × 90 % = 40.04: rounded once, not deal by deal.
        assertThat(board.get(0).get("weighted").get("amount").asString()).isEqualTo("40.04");
        assertThat(board.get(1).get("weighted").get("amount").asString()).isEqualTo("200");
        assertThat(jdbc.sql(
                                "select sum(value_minor)::bigint from deal where company_id = :company and currency = 'EUR'")
                        .param("company", sales.company)
                        .query(Long.class)
                        .single())
                .isEqualTo(10005);

        assertThat(column()).containsExactly(a, b, c);
        rank(c, "{\"after\":null}");
        assertThat(column()).containsExactly(c, a, b);
        rank(c, "{\"after\":\"" + a + "\"}");
        assertThat(column()).containsExactly(a, c, b);
        rank(a, "{\"after\":\"" + b + "\"}");
        assertThat(column()).containsExactly(c, b, a);
        var lead = id(open("{\"dealType\":\"BIG\"}"));
        problem(
                sales.post(SALES_MANAGER, "/api/v1/deals/" + a + "/rank", "{\"after\":\"" + lead + "\"}"),
                422,
                "rank-neighbour-unfit");
        problem(
                sales.post(SALES_MANAGER, "/api/v1/deals/" + a + "/rank", "{\"after\":\"" + a + "\"}"),
                422,
                "rank-neighbour-unfit");
        var page = json(sales.get(AUDITOR, "/api/v1/deals?sort=BOARD&stage=OFFER&limit=2"));
        assertThat(json(sales.get(
                                AUDITOR,
                                "/api/v1/deals?sort=BOARD&stage=OFFER&limit=2&cursor="
                                        + page.get("next").asString()))
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void changesManyDealsAtOnceWithAnAnswerForEach() {
        var good = open("{}");
        var stale = open("{}");
        var items = "{\"atomic\":%s,\"items\":[{\"dealId\":\"" + id(good)
                + "\",\"version\":1,\"changes\":{\"source\":\"Web\"},\"stage\":\"ENGAGING\"},{\"dealId\":\"" + id(stale)
                + "\",\"version\":5,\"changes\":{\"source\":\"Web\"}},{\"dealId\":\"" + Ids.next()
                + "\",\"version\":1,\"stage\":\"ENGAGING\"}]}";

        var atomic = json(sales.post(SALES_MANAGER, "/api/v1/deal-edit-batches", items.formatted("true"))
                .expectStatus()
                .isEqualTo(422));
        assertThat(atomic.get("code").asString()).isEqualTo("deal-edit-batch-refused");
        assertThat(atomic.get("results")).hasSize(3);
        assertThat(json(sales.get(AUDITOR, path(good))).get("version").asInt()).isOne();

        var answer = json(sales.post(SALES_MANAGER, "/api/v1/deal-edit-batches", items.formatted("false"))
                .expectStatus()
                .isOk());
        assertThat(answer.get("changed").asInt()).isOne();
        assertThat(answer.get("results"))
                .extracting(result -> result.path("code").asString(""))
                .containsExactly("", "stale-version", "deal-not-found");
        var changed = json(sales.get(AUDITOR, path(good)));
        assertThat(changed.get("source").asString()).isEqualTo("Web");
        assertThat(changed.get("stage").asString()).isEqualTo("ENGAGING");
        assertThat(changed.get("version").asInt()).isEqualTo(3);
    }

    @Test
    void changesManyDealsInTheOrderOfTheirIdsHoweverTheyAreNamed() throws Exception {
        var customer = sales.aCustomer("Kunde");
        var low = sales.aDeal(customer, "1.00").get("dealId").asString();
        var high = sales.aDeal(customer, "2.00").get("dealId").asString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var batch = new AtomicReference<Future<JsonNode>>();
            transaction.executeWithoutResult(status -> {
                lock(low);
                batch.set(threads.submit(
                        () -> json(sales.post(SALES_MANAGER, "/api/v1/deal-edit-batches", """
                        {"items":[{"dealId":"%s","version":1,"changes":{"nextStep":"call"}},
                                  {"dealId":"%s","version":1,"changes":{"nextStep":"call"}}]}
                        """.formatted(high, low)))));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> jdbc.sql("""
                                select count(*) from pg_stat_activity
                                 where datname = current_database() and wait_event_type = 'Lock'
                                """).query(Long.class).single() == 1);
                jdbc.sql("set local lock_timeout = '2s'").update();
                lock(high);
            });

            assertThat(batch.get().get(30, TimeUnit.SECONDS).get("results"))
                    .extracting(result -> result.get("version").asInt())
                    .containsExactly(2, 2);
        }
    }

    private void lock(String deal) {
        jdbc.sql("select 1 from deal where deal_id = cast(:deal as uuid) for update")
                .param("deal", deal)
                .query(row -> {});
    }

    @Test
    void splitsCreditAmongRepresentatives() {
        var east = representative("East");
        var west = representative("West");
        var split = "{\"credits\":[{\"representativeId\":\"%s\",\"basisPoints\":%d},{\"representativeId\":\"%s\","
                + "\"basisPoints\":6667}]}";
        problem(
                sales.post(SALES_MANAGER, "/api/v1/deals", split.formatted(east, 3334, west)),
                422,
                "deal-credit-does-not-add-up");
        problem(
                sales.post(SALES_MANAGER, "/api/v1/deals", split.formatted(Ids.next(), 3333, west)),
                422,
                "representative-unknown");
        var deal = open(split.formatted(east, 3333, west));
        assertThat(json(sales.get(AUDITOR, path(deal))).get("credits")).hasSize(2);
        var whole = json(sales.patch(
                        SALES_MANAGER,
                        path(deal),
                        "\"1\"",
                        "{\"credits\":[{\"representativeId\":\"" + east + "\",\"basisPoints\":10000}]}")
                .expectStatus()
                .isOk());
        assertThat(whole.get("credits")).hasSize(1);
        assertThat(json(sales.get(AUDITOR, path(deal))).get("credits")).hasSize(1);
        for (var check : json(sales.get(OPERATOR, "/internal/checks"))) {
            if (check.get("invariant").asString().startsWith("SALES")) {
                assertThat(check.get("ok").asBoolean()).isTrue();
            }
        }
    }

    private void rules(int probability) {
        sales.post(SALES_MANAGER, "/api/v1/pipelines", RULES.formatted(probability))
                .expectStatus()
                .isCreated();
    }

    private JsonNode open(String body) {
        return json(
                sales.post(SALES_MANAGER, "/api/v1/deals", body).expectStatus().isCreated());
    }

    private void move(String path, int version, String stage) {
        sales.post(SALES_MANAGER, path + "/move", "\"" + version + "\"", "{\"stage\":\"" + stage + "\"}")
                .expectStatus()
                .isOk();
    }

    private ResponseSpec lose(JsonNode deal, String reason, String ifMatch) {
        return sales.post(
                SALES_MANAGER,
                path(deal) + "/lose",
                ifMatch,
                "{\"closeDate\":\"2026-03-31\",\"reason\":\"" + reason + "\"}");
    }

    private void reason(String code, String kind) {
        sales.put(
                        SALES_MANAGER,
                        "/api/v1/lost-reasons/" + code,
                        null,
                        "{\"name\":\"" + code + "\",\"kind\":\"" + kind + "\"}")
                .expectStatus()
                .isOk();
    }

    private String representative(String name) {
        return json(sales.post(OPERATOR, "/api/v1/representatives", "{\"name\":\"" + name + "\"}")
                        .expectStatus()
                        .isCreated())
                .get("representativeId")
                .asString();
    }

    private void rank(String deal, String body) {
        sales.post(SALES_MANAGER, "/api/v1/deals/" + deal + "/rank", body)
                .expectStatus()
                .isOk();
    }

    private List<String> column() {
        var items = json(sales.get(AUDITOR, "/api/v1/deals?sort=BOARD&pipeline=big&stage=OFFER"))
                .get("items");
        var ids = new ArrayList<String>();
        items.forEach(deal -> ids.add(id(deal)));
        return ids;
    }

    private List<String> stale(String query) {
        var ids = new ArrayList<String>();
        json(sales.get(AUDITOR, "/api/v1/deals/stale" + query))
                .get("items")
                .forEach(item -> ids.add(id(item.get("deal"))));
        return ids;
    }

    private static String id(JsonNode deal) {
        return deal.get("dealId").asString();
    }

    private static String path(JsonNode deal) {
        return "/api/v1/deals/" + id(deal);
    }
}
