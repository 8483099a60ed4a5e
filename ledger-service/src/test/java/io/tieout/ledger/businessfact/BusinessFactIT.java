package io.tieout.ledger.businessfact;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class BusinessFactIT {

    private static final String RULES = "/api/v1/posting-rules";
    private static final String FACTS = "/api/v1/business-facts";
    private static final String RETRIES = FACTS + "/retries";
    private static final String DRY_RUNS = RULES + "/dry-runs";

    private static final String SALE = rule(
            "SHOP_SALE",
            "SALE_CLOSED",
            "",
            line("1300", "DEBIT", of("net"), of("tax")),
            line("4100", "CREDIT", of("net")),
            line("2200", "CREDIT", of("tax")));
    private static final String PURCHASE =
            rule("PURCHASE", "GOODS_RECEIVED", "", line("1500", "DEBIT", of("net")), line("2100", "CREDIT", of("net")));
    private static final String TOOLS = rule(
            "TOOLS",
            "GOODS_RECEIVED",
            "\"when\":[{\"attribute\":\"category\",\"anyOf\":[\"TOOLS\"]}],",
            line("5400", "DEBIT", of("net")),
            line("2100", "CREDIT", of("net")));
    private static final String SALARY = rule(
            "SALARY",
            "SALARY_DUE",
            "",
            """
            {"account":"5200","side":"DEBIT","amount":[{"of":"gross"}],"dimensions":{"kind":"PAY"},
             "dimensionsFrom":{"costCenter":"department"}}""",
            line("2500", "CREDIT", "{\"of\":\"gross\",\"times\":\"2/3\"}"),
            line("2220", "CREDIT", "{\"of\":\"gross\",\"times\":\"1/3\"}"));

    private final List<InvariantCheck> checks;
    private final Books books;

    BusinessFactIT(
            @Autowired RestTestClient client,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.books = Books.open(client, companies);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void postsFactsOfThreeSystemsByRulesAndKeepsTheRestVisible() {
        assertThat(books.get(RULES).is(200).eTag()).isEqualTo("\"0\"");
        save("\"0\"", SALE, PURCHASE, TOOLS).is(200);
        var body = facts(
                fact("SHOP", "S-1", "SALE_CLOSED", "2026-03-02", "{}", amount("net", "100.00"), amount("tax", "19.00")),
                fact("PURCHASING", "P-1", "GOODS_RECEIVED", "2026-03-03", "{}", amount("net", "40.00")),
                fact(
                        "PURCHASING",
                        "P-2",
                        "GOODS_RECEIVED",
                        "2026-03-03",
                        "{\"category\":\"TOOLS\"}",
                        amount("net", "7.00")),
                fact(
                        "PAYROLL",
                        "HR-1",
                        "SALARY_DUE",
                        "2026-03-31",
                        "{\"department\":\"IT\"}",
                        amount("gross", "100.00")));
        var key = Ids.next().toString();
        var told = books.post(FACTS, body, key).is(200);
        assertThat(books.post(FACTS, body, key).is(200).body()).isEqualTo(told.body());
        // A system that forgot what it sent sends it again with another key.
        var again = books.post(FACTS, body).is(200);

        assertThat(told.body().path("posted").asInt()).isEqualTo(3);
        assertThat(told.body().path("waiting").asInt()).isEqualTo(1);
        assertThat(again.body()).isEqualTo(told.body());
        assertThat(books.balance("4100", "asOf=2026-12-31")).isEqualTo("-100.00");
        assertThat(books.balance("2200", "asOf=2026-12-31")).isEqualTo("-19.00");
        assertThat(books.balance("1500", "asOf=2026-12-31")).isEqualTo("40.00");
        assertThat(books.balance("5400", "asOf=2026-12-31")).isEqualTo("7.00");
        var entry = books.get("/api/v1/journal-entries/" + told.text("/results/0/entryId"))
                .is(200);
        assertThat(entry.text("/source")).isEqualTo("BUSINESS_FACT");
        assertThat(entry.text("/sourceId")).isEqualTo(told.text("/results/0/factId"));

        var queue = books.get(FACTS + "?state=WAITING").is(200);
        assertThat(queue.body().path("items")).hasSize(1);
        assertThat(queue.text("/items/0/externalId")).isEqualTo("HR-1");
        assertThat(queue.text("/items/0/reasonCode")).isEqualTo("no-posting-rule");
        var open = books.close("2026-03").refused(422, "close-gates-open");
        assertThat(open.body().path("gates").valueStream().map(gate -> gate.path("gate")
                        .asString()))
                .contains("FACTS_POSTED");

        save("\"1\"", SALE, PURCHASE, TOOLS, SALARY).is(200);
        var tried = books.post(RETRIES, "{}").is(200);
        assertThat(tried.body().path("posted").asInt()).isEqualTo(1);
        assertThat(tried.body().path("complete").asBoolean()).isTrue();
        var salary = books.get("/api/v1/journal-entries/" + tried.text("/results/0/entryId"))
                .is(200);
        assertThat(salary.text("/lines/0/dimensions/costCenter")).isEqualTo("IT");
        assertThat(salary.text("/lines/0/dimensions/kind")).isEqualTo("PAY");
        assertThat(salary.text("/lines/1/amount/amount")).isEqualTo("66.67");
        assertThat(salary.text("/lines/2/amount/amount")).isEqualTo("33.33");
        var kept = books.get(FACTS + "/" + tried.text("/results/0/factId")).is(200);
        assertThat(kept.text("/rule")).isEqualTo("SALARY");
        assertThat(kept.body().path("rulesVersion").asInt()).isEqualTo(2);
        assertThat(books.get(FACTS + "?state=WAITING").body().path("items")).isEmpty();
        assertThat(books.get(FACTS + "?source=PURCHASING&limit=1").text("/next"))
                .isNotEmpty();
        assertThat(books.post(RETRIES, "{}").is(200).body().path("results")).isEmpty();

        books.post(FACTS, body.replace("100.00", "101.00"))
                .refused(409, "business-fact-known")
                .at("/facts/0/externalId");
    }

    @Test
    void keepsEveryVersionOfTheRulesAndRefusesThoseThatCouldGoWrong() {
        books.put(RULES, rules(SALE), null).refused(428, "if-match-required");
        save("\"0\"", SALE).is(200);
        save("\"0\"", PURCHASE).refused(412, "stale-version");
        var second = save("\"1\"", PURCHASE, TOOLS).is(200);

        assertThat(second.eTag()).isEqualTo("\"2\"");
        assertThat(second.text("/rules/1/when/0/anyOf/0")).isEqualTo("TOOLS");
        assertThat(books.get(RULES + "/versions/1").is(200).text("/rules/0/name"))
                .isEqualTo("SHOP_SALE");
        var versions = books.get(RULES + "/versions?limit=1").is(200);
        assertThat(versions.body().path("items").path(0).path("version").asInt())
                .isEqualTo(2);
        assertThat(versions.text("/items/0/reason")).isEqualTo("Agreed");
        assertThat(books.get(RULES + "/versions?limit=1&cursor=" + versions.text("/next"))
                        .body()
                        .at("/items/0/version")
                        .asInt())
                .isEqualTo(1);
        books.get(RULES + "/versions/3").refused(404, "posting-rules-version-unknown");

        var unbalanced = rule("A", "T", "", line("5400", "DEBIT", of("net")), line("2100", "CREDIT", of("gross")));
        save("\"2\"", unbalanced).refused(422, "posting-rules-unfit").at("/rules/0/lines");
        var control = rule("A", "T", "", line("1200", "DEBIT", of("net")), line("4100", "CREDIT", of("net")));
        save("\"2\"", control).refused(422, "posting-rules-unfit").at("/rules/0/lines/0/account");
        save("\"2\"", PURCHASE, PURCHASE.replace("\"PURCHASE\"", "\"SAME\""))
                .refused(422, "posting-rules-unfit")
                .at("/rules/1/when");
        var noFraction = rule("A", "T", "", line("5400", "DEBIT", "{\"of\":\"net\",\"times\":\"1/0\"}"), PURCHASE);
        save("\"2\"", noFraction).refused(400, "invalid-field").at("/rules/0/lines/0/amount/0/times");
        assertThat(books.get(RULES).eTag()).isEqualTo("\"2\"");
    }

    @Test
    void letsAFactWaitForWhatTheBooksRefuse() {
        save("\"0\"", PURCHASE, SALE).is(200);
        books.postEntry("2026-01-10", "5300", "2100", "1.00").is(201);
        books.close("2026-01").is(200);
        var told = books.post(
                        FACTS,
                        facts(
                                fact("SHOP", "1", "GOODS_RECEIVED", "2026-01-31", "{}", amount("net", "5.00")),
                                fact("SHOP", "2", "GOODS_RECEIVED", "2026-02-10", "{}", dollars("net", "10.00")),
                                fact("SHOP", "3", "SALE_CLOSED", "2026-02-10", "{}", amount("net", "5.00")),
                                fact("SHOP", "4", "GOODS_RECEIVED", "2026-02-10", "{}", amount("net", "0.00"))))
                .is(200);
        assertThat(codes(told))
                .containsExactly("period-closed", "exchange-rate-missing", "business-fact-unfit", "too-few-lines");

        var closed = told.text("/results/0/factId");
        var dollars = told.text("/results/1/factId");
        assertThat(codes(books.post(RETRIES, ids(closed, null)).is(200))).containsExactly("period-closed");
        books.post(RETRIES, "{\"effectiveDate\":\"2026-02-01\"}").is(400);
        var late = books.post(RETRIES, ids(closed, "2026-02-01")).is(200);
        var entry = books.get("/api/v1/journal-entries/" + late.text("/results/0/entryId"));
        assertThat(entry.text("/effectiveDate")).isEqualTo("2026-02-01");
        assertThat(entry.text("/documentDate")).isEqualTo("2026-01-31");
        books.post("/api/v1/exchange-rates", """
                {"baseCurrency":"USD","date":"2026-02-10","rate":"0.90"}""").is(201);
        books.post(RETRIES, ids(dollars, null)).is(200);
        assertThat(books.balance("1500", "asOf=2026-12-31")).isEqualTo("14.00");

        books.post(RETRIES, ids(dollars, null)).refused(409, "business-fact-settled");
        books.post(RETRIES, ids(Ids.next().toString(), null)).refused(404, "business-fact-unknown");
        books.get(FACTS + "/" + Ids.next()).refused(404, "business-fact-unknown");
        for (int index = 2; index < 4; index++) {
            var dismissed = books.post(
                            FACTS + "/" + told.text("/results/" + index + "/factId") + "/dismissal",
                            "{\"reason\":\"Sent by mistake\"}")
                    .is(200);
            assertThat(dismissed.text("/state")).isEqualTo("DISMISSED");
            assertThat(dismissed.text("/dismissalReason")).isEqualTo("Sent by mistake");
        }
        books.post(FACTS + "/" + dollars + "/dismissal", "{\"reason\":\"x\"}").refused(409, "business-fact-settled");
        books.close("2026-02").is(200);
    }

    @Test
    void showsWhatOtherRulesWouldDoAndKeepsNothing() {
        save("\"0\"", PURCHASE).is(200);
        books.post(
                        FACTS,
                        facts(
                                fact("P", "1", "GOODS_RECEIVED", "2026-03-03", "{}", amount("net", "40.00")),
                                fact(
                                        "P",
                                        "2",
                                        "GOODS_RECEIVED",
                                        "2026-03-04",
                                        "{\"category\":\"TOOLS\"}",
                                        amount("net", "7.00")),
                                fact(
                                        "P",
                                        "3",
                                        "SALARY_DUE",
                                        "2026-03-05",
                                        "{\"department\":\"IT\"}",
                                        amount("gross", "3.00")),
                                fact("P", "4", "UNHEARD_OF", "2026-03-06", "{}", amount("net", "3.00"))))
                .is(200);
        // What was posted in its time is compared all the same.
        books.closeWaiving("2026-03", "FACTS_POSTED").is(200);

        var shown = books.post(
                        DRY_RUNS,
                        "{\"rules\":" + list(PURCHASE, TOOLS, SALARY)
                                + ",\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"}")
                .is(200);
        assertThat(shown.body().path("differing").asInt()).isEqualTo(1);
        assertThat(shown.body().path("complete").asBoolean()).isTrue();
        assertThat(shown.body().at("/results/0/differs").asBoolean()).isFalse();
        assertThat(shown.body().at("/results/0/lines")).isEqualTo(shown.body().at("/results/0/entryLines"));
        assertThat(shown.body().at("/results/1/differs").asBoolean()).isTrue();
        assertThat(shown.text("/results/1/rule")).isEqualTo("TOOLS");
        assertThat(shown.text("/results/1/lines/0/account")).isEqualTo("5400");
        assertThat(shown.text("/results/1/entryLines/0/account")).isEqualTo("1500");
        assertThat(shown.text("/results/2/code")).isEqualTo("period-closed");
        assertThat(shown.text("/results/3/code")).isEqualTo("no-posting-rule");

        var tried = books.post(
                        DRY_RUNS,
                        "{\"rules\":" + list(SALARY) + ",\"facts\":["
                                + fact(
                                        "P",
                                        "9",
                                        "SALARY_DUE",
                                        "2029-05-05",
                                        "{\"department\":\"IT\"}",
                                        amount("gross", "9.00"))
                                + "]}")
                .is(200);
        assertThat(tried.text("/results/0/state")).isEqualTo("POSTED");
        assertThat(tried.body().at("/results/0/lines")).hasSize(3);
        assertThat(tried.body().at("/results/0/differs").asBoolean()).isTrue();
        assertThat(books.get(FACTS + "?source=P").body().path("items")).hasSize(4);
        assertThat(books.get(RULES).eTag()).isEqualTo("\"1\"");
        assertThat(books.balance("5200", "asOf=2029-12-31")).isEqualTo("0.00");
        books.get("/api/v1/periods/2029-05").refused(404, "period-not-found");

        books.post(DRY_RUNS, "{\"from\":\"2026-03-01\"}")
                .refused(400, "invalid-field")
                .at("/facts");
        books.post(
                        DRY_RUNS,
                        "{\"rules\":" + list(PURCHASE, PURCHASE) + ",\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"}")
                .refused(422, "posting-rules-unfit");
    }

    @Test
    void judgesEachFactByItselfAndOnlyWhatStandsInTheBooks() {
        save("\"0\"", PURCHASE).is(200);
        books.post("/api/v1/exchange-rates", """
                {"baseCurrency":"USD","date":"2026-02-10","rate":"20000"}""").is(201);
        var huge = fact("P", "1", "GOODS_RECEIVED", "2026-02-10", "{}", dollars("net", "6000000000000.00"));
        var goods = fact("P", "2", "GOODS_RECEIVED", "2026-02-11", "{}", amount("net", "40.00"));
        var tools = fact("P", "3", "GOODS_RECEIVED", "2026-02-12", "{\"category\":\"TOOLS\"}", amount("net", "7.00"));
        var told = books.post(FACTS, facts(huge, goods, tools)).is(200);
        assertThat(told.text("/results/0/code")).isEqualTo("amount-too-large");
        assertThat(told.body().path("posted").asInt()).isEqualTo(2);
        assertThat(books.post(RETRIES, "{}").is(200).body().path("waiting").asInt())
                .isEqualTo(1);

        books.reverse(UUID.fromString(told.text("/results/1/entryId")), "2026-02-28")
                .is(201);
        var account = books.get("/api/v1/accounts/5400").is(200);
        books.patch("/api/v1/accounts/5400", "{\"active\":false}", account.eTag())
                .is(200);
        var shown = books.post(
                        DRY_RUNS,
                        "{\"rules\":" + list(PURCHASE, TOOLS) + ",\"from\":\"2026-02-01\",\"to\":\"2026-02-28\"}")
                .is(200);
        assertThat(shown.text("/results/0/code")).isEqualTo("amount-too-large");
        assertThat(shown.body().at("/results/1/entryLines")).isEmpty();
        assertThat(shown.body().at("/results/1/differs").asBoolean()).isTrue();
        assertThat(shown.text("/results/2/code")).isEqualTo("account-inactive");

        books.post(DRY_RUNS, "{\"facts\":[" + goods.replace("2026-02-11", "0000-01-01") + "]}")
                .refused(422, "date-out-of-range")
                .at("/facts/0/effectiveDate");
    }

    @Test
    void refusesWhatIsNoFactAndThoseWhoMayNotTellOne() {
        save("\"0\"", PURCHASE).is(200);
        var good = fact("P", "1", "GOODS_RECEIVED", "2026-03-03", "{}", amount("net", "40.00"));
        books.post(FACTS, facts(good.replace("40.00", "-40.00")))
                .refused(400, "invalid-field")
                .at("/facts/0/amounts");
        books.post(FACTS, facts(fact("P", "1", "T", "2026-03-03", "{}", amount("net", "1.00"), dollars("tax", "1.00"))))
                .refused(400, "invalid-field")
                .at("/facts/0/amounts");
        books.post(FACTS, facts(good.replace("2026-03-03", "2200-01-01")))
                .refused(422, "date-out-of-range")
                .at("/facts/0/effectiveDate");
        books.post(FACTS, facts(good.replace("\"GOODS_RECEIVED\"", "\"goods received\"")))
                .refused(400, "invalid-field")
                .at("/facts/0/type");
        books.send(HttpMethod.POST, FACTS, facts(good), null).refused(400, "idempotency-key-required");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            var token = TestTokens.bearer(books.companyId(), role);
            books.send(HttpMethod.POST, FACTS, facts(good), "key", token).refused(403, "access-denied");
            books.send(HttpMethod.PUT, RULES, rules(PURCHASE), null, token, "\"1\"")
                    .refused(403, "access-denied");
        }
        assertThat(books.get(FACTS).body().path("items")).isEmpty();

        var twice = books.post(FACTS, facts(good, good)).is(200);
        assertThat(twice.text("/results/0/entryId")).isEqualTo(twice.text("/results/1/entryId"));
        var many = books.post(
                        FACTS,
                        facts(IntStream.range(0, 500)
                                .mapToObj(number -> fact(
                                        "MANY",
                                        "M" + number,
                                        "GOODS_RECEIVED",
                                        "2026-03-03",
                                        "{}",
                                        amount("net", "1.00")))
                                .toArray(String[]::new)))
                .is(200);
        assertThat(many.body().path("posted").asInt()).isEqualTo(500);
        assertThat(books.balance("1500", "asOf=2026-12-31")).isEqualTo("540.00");
    }

    private Answer save(String ifMatch, String... rules) {
        return books.put(RULES, rules(rules), ifMatch);
    }

    private static List<String> codes(Answer answer) {
        return answer.body()
                .path("results")
                .valueStream()
                .map(result -> result.path("code").asString())
                .toList();
    }

    private static String ids(String factId, @Nullable String date) {
        return "{\"factIds\":[\"" + factId + "\"]" + (date == null ? "" : ",\"effectiveDate\":\"" + date + "\"") + "}";
    }

    private static String rules(String... rules) {
        return "{\"reason\":\"Agreed\",\"rules\":" + list(rules) + "}";
    }

    private static String list(String... parts) {
        return "[" + String.join(",", parts) + "]";
    }

    private static String rule(String name, String type, String more, String... lines) {
        return "{\"name\":\"%s\",\"factType\":\"%s\",%s\"lines\":%s}".formatted(name, type, more, list(lines));
    }

    private static String line(String account, String side, String... terms) {
        return "{\"account\":\"%s\",\"side\":\"%s\",\"amount\":%s}".formatted(account, side, list(terms));
    }

    private static String of(String amount) {
        return "{\"of\":\"" + amount + "\"}";
    }

    private static String facts(String... facts) {
        return "{\"facts\":" + list(facts) + "}";
    }

    private static String fact(
            String source, String externalId, String type, String date, String attributes, String... amounts) {
        return """
                {"source":"%s","externalId":"%s","type":"%s","effectiveDate":"%s","text":"Test","attributes":%s,
                 "amounts":{%s}}""".formatted(source, externalId, type, date, attributes, String.join(",", amounts));
    }

    private static String amount(String name, String amount) {
        return "\"%s\":{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(name, amount);
    }

    private static String dollars(String name, String amount) {
        return "\"%s\":{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(name, amount);
    }
}
