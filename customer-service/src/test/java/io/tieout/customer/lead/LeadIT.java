package io.tieout.customer.lead;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class LeadIT {

    private final UUID company = Ids.next();
    private final UUID ann = Ids.next();
    private final UUID ben = Ids.next();
    private final RestTestClient client;
    private final TestClock clock;
    private final LeadRecycleJob recycling;
    private final EventProbe events;

    @Autowired
    LeadIT(RestTestClient client, TestClock clock, LeadRecycleJob recycling, EventProbe events) {
        this.client = client;
        this.events = events;
        this.clock = clock;
        this.recycling = recycling;
    }

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    @Test
    void exportsWhatTheListShowsAndCoversThePool() {
        policy("\"0\"", "{\"source\":\"fair\",\"userIds\":[\"%s\"]}".formatted(ann), 5, 14)
                .expectStatus()
                .isOk();
        for (var source : List.of("fair", "call")) {
            post(manager(), "/api/v1/leads", """
                            {"personName":"=Visitor %1$s","email":"%1$s@contoh.example","source":"%1$s"}
                            """.formatted(source))
                    .expectStatus()
                    .isCreated();
        }

        assertThat(text(get(manager(), "/api/v1/leads/export")).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("'=Visitor fair,,fair@contoh.example"));
        assertThat(text(get(manager(), "/api/v1/leads/export?source=call")).lines())
                .hasSize(2);
        assertThat(text(get(person(ann), "/api/v1/leads/export")))
                .contains("fair@contoh.example", "Visitor call")
                .doesNotContain("call@contoh.example");
        assertThat(text(get(person(ben), "/api/v1/leads/export")))
                .contains("Visitor call")
                .doesNotContain("Visitor fair");
        get(manager(), "/api/v1/leads/export?format=ods").expectStatus().isBadRequest();
    }

    private static String text(ResponseSpec response) {
        return String.valueOf(response.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void aWebFormMakesALeadThatARuleGivesToPeopleInTurn() {
        policy("\"0\"", "{\"source\":\"fair\",\"userIds\":[\"%s\",\"%s\"]}".formatted(ann, ben), 2, 14)
                .expectStatus()
                .isOk();
        var form = json(post(manager(), "/api/v1/lead-forms", "{\"name\":\"Fair page\",\"source\":\"fair\"}")
                .expectStatus()
                .isCreated());
        var path = form.get("path").asString();

        for (int visitor = 1; visitor <= 5; visitor++) {
            capture(
                            path,
                            "{\"personName\":\"Visitor %d\",\"email\":\"v%d@contoh.example\"}"
                                    .formatted(visitor, visitor))
                    .expectStatus()
                    .isAccepted();
        }
        capture(path, "{\"personName\":\"Robot\",\"email\":\"r@contoh.example\",\"website\":\"http://spam.example\"}")
                .expectStatus()
                .isAccepted();

        var all = items(get(manager(), "/api/v1/leads"));
        assertThat(all).as("the machine's is not kept").hasSize(5);
        assertThat(items(get(person(ann), "/api/v1/leads?ownerUserId=" + ann))).hasSize(2);
        assertThat(items(get(person(ben), "/api/v1/leads?ownerUserId=" + ben))).hasSize(2);
        assertThat(items(get(person(ann), "/api/v1/leads?ownerUserId=" + ben)))
                .as("others' leads")
                .isEmpty();
        var inPool = items(get(person(ann), "/api/v1/leads?pool=true"));
        assertThat(inPool).as("beyond the quota of both").hasSize(1);
        assertThat(inPool.get(0).hasNonNull("email")).as("covered in the pool").isFalse();
        var first = all.get(4);
        assertThat(first.get("personName").asString()).isEqualTo("Visitor 1");
        assertThat(first.get("ownerUserId").asString()).isEqualTo(ann.toString());
        assertThat(first.get("score").asInt()).isEqualTo(30);
        assertThat(first.get("scoreReasons").get(1).asString()).isEqualTo("BUSINESS_EMAIL");

        capture(path, "{\"personName\":\"Visitor 1 again\",\"email\":\"V1@contoh.example\"}")
                .expectStatus()
                .isAccepted();
        var again = items(get(manager(), "/api/v1/leads")).get(0);
        assertThat(again.get("duplicates").get(0).get("id").asString())
                .isEqualTo(first.get("leadId").asString());
        assertThat(again.get("ownerUserId").asString())
                .as("who is known stays with whoever has it")
                .isEqualTo(ann.toString());

        problem(capture(path, "{\"personName\":\"Nobody\"}"), 400, "invalid-field");
        problem(capture("/lead-capture/wrong", "{\"personName\":\"A\",\"phone\":\"1\"}"), 404, "lead-form-unknown");
        for (int more = 0; more < SenderLimit.LEADS; more++) {
            capture("/lead-capture/wrong", "{\"personName\":\"A\",\"phone\":\"1\"}");
        }
        problem(capture(path, "{\"personName\":\"A\",\"phone\":\"2\"}"), 429, "too-many-leads");
        var formId =
                items(get(manager(), "/api/v1/lead-forms")).get(0).get("formId").asString();
        post(manager(), "/api/v1/lead-forms/" + formId + "/close", "")
                .expectStatus()
                .isNoContent();
        problem(post(manager(), "/api/v1/lead-forms/" + formId + "/close", ""), 404, "lead-form-unknown");
    }

    @Test
    void thePoolIsSharedWithinAQuotaAndTakesBackWhatNobodyTouches() {
        clock.set("2026-06-01T08:00:00Z");
        policy("\"0\"", "", 1, 7).expectStatus().isOk();
        var first = enter("First");
        var second = enter("Second");

        var claimed = json(post(person(ann), "/api/v1/leads/" + first + "/claim", "")
                .expectStatus()
                .isOk());
        assertThat(claimed.get("email").asString()).as("uncovered").isEqualTo("First@contoh.example");
        problem(post(person(ben), "/api/v1/leads/" + first + "/claim", ""), 409, "lead-taken");
        problem(post(person(ann), "/api/v1/leads/" + second + "/claim", ""), 409, "lead-quota-reached");
        get(person(ben), "/api/v1/leads/" + first).expectStatus().isNotFound();
        problem(post(person(ben), "/api/v1/leads/" + first + "/notes", "{\"note\":\"mine\"}"), 404, "lead-not-found");
        post(person(ann), "/api/v1/leads/" + second + "/assign", "{\"userId\":\"%s\"}".formatted(ben))
                .expectStatus()
                .isForbidden();

        clock.advance(Duration.ofDays(5));
        post(person(ann), "/api/v1/leads/" + first + "/notes", "{\"note\":\"Called, calls back\"}")
                .expectStatus()
                .isCreated();
        clock.advance(Duration.ofDays(6));
        recycling.run();
        assertThat(json(get(person(ann), "/api/v1/leads/" + first))
                        .get("ownerUserId")
                        .asString())
                .as("touched five days after the claim")
                .isEqualTo(ann.toString());
        clock.advance(Duration.ofDays(2));
        recycling.run();

        assertThat(json(get(manager(), "/api/v1/leads/" + first)).hasNonNull("ownerUserId"))
                .isFalse();
        var changes = json(get(manager(), "/api/v1/leads/" + first + "/changes"));
        assertThat(texts(changes, "kind")).containsExactly("CAPTURED", "CLAIMED", "RECYCLED");
        assertThat(changes.get(2).get("fromUserId").asString()).isEqualTo(ann.toString());
        assertThat(items(get(manager(), "/api/v1/leads/" + first + "/notes")))
                .as("notes stay with the lead")
                .hasSize(1);

        post(person(ben), "/api/v1/leads/" + first + "/claim", "")
                .expectStatus()
                .isOk();
        post(person(ben), "/api/v1/leads/" + first + "/return", "")
                .expectStatus()
                .isOk();
        post(manager(), "/api/v1/leads/" + first + "/assign", "{\"userId\":\"%s\"}".formatted(ben))
                .expectStatus()
                .isOk();
        assertThat(json(post(person(ben), "/api/v1/leads/" + first + "/disqualify", "{\"reason\":\"A student\"}")
                                .expectStatus()
                                .isOk())
                        .get("status")
                        .asString())
                .isEqualTo("DISQUALIFIED");
        problem(post(manager(), "/api/v1/leads/" + first + "/claim", ""), 409, "lead-closed");
    }

    @Test
    void claimsAtOnceDoNotPassTheQuotaTogether() throws Exception {
        policy("\"0\"", "", 2, 7).expectStatus().isOk();
        var leads = Stream.of("A", "B", "C", "D").map(this::enter).toList();

        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var answer : pool.invokeAll(leads.stream()
                    .map(lead -> (Callable<Integer>) () -> post(person(ann), "/api/v1/leads/" + lead + "/claim", "")
                            .expectBody(String.class)
                            .returnResult()
                            .getStatus()
                            .value())
                    .toList())) {
                assertThat(answer.get()).isIn(200, 409);
            }
        }

        assertThat(items(get(person(ann), "/api/v1/leads?pool=false"))).hasSize(2);
    }

    @Test
    void aConvertedLeadBecomesCustomerContactAndDealWithAllThatWasNoted() {
        var lead = json(post(manager(), "/api/v1/leads", """
                {"personName":"Ann Contoh","organisation":"Contoh %s","email":"%s@contoh.example","phone":"+62 811 1",
                 "country":"ID","source":"fair","message":"We need forty machines"}""".formatted(company, company))
                .expectStatus()
                .isCreated());
        var path = "/api/v1/leads/" + lead.get("leadId").asString();
        problem(post(person(ann), path + "/convert", "{}"), 404, "lead-not-found");
        post(person(ann), path + "/claim", "").expectStatus().isOk();
        post(person(ann), path + "/notes", "{\"note\":\"Wants a visit\"}")
                .expectStatus()
                .isCreated();

        var converted =
                json(post(person(ann), path + "/convert", "{\"value\":{\"amount\":\"900.00\",\"currency\":\"EUR\"}}")
                        .expectStatus()
                        .isOk());

        assertThat(converted.get("status").asString()).isEqualTo("CONVERTED");
        var customerPath = "/api/v1/customers/" + converted.get("customerId").asString();
        var customer = json(get(manager(), customerPath));
        assertThat(customer.get("name").asString()).isEqualTo("Contoh " + company);
        assertThat(customer.get("attributes").get("source").asString()).isEqualTo("fair");
        assertThat(customer.get("ownerId").asString()).isEqualTo(ann.toString());
        var contacts = json(get(manager(), customerPath + "/contacts"));
        assertThat(contacts.get(0).get("contactId").asString())
                .isEqualTo(converted.get("contactId").asString());
        assertThat(contacts.get(0).get("name").asString()).isEqualTo("Ann Contoh");
        assertThat(texts(items(get(manager(), customerPath + "/interactions?channel=NOTE")), "body"))
                .containsExactlyInAnyOrder("We need forty machines", "Wants a visit");
        var told = events.awaitPublished(
                CustomerEvents.LEAD_CONVERTED,
                UUID.fromString(lead.get("leadId").asString()));
        assertThat(told.payload().dealId().toString())
                .isEqualTo(converted.get("dealId").asString());
        assertThat(told.payload().ownerUserId()).isEqualTo(ann);
        assertThat(told.payload().value()).isEqualTo(Money.parse("900.00", "EUR"));
        problem(post(person(ann), path + "/convert", "{}"), 409, "lead-closed");

        var again = json(post(person(ann), "/api/v1/leads?onDuplicate=ALLOW", """
                {"personName":"Ben Contoh","organisation":"Contoh %s","source":"phone"}""".formatted(company))
                .expectStatus()
                .isCreated());
        var second = "/api/v1/leads/" + again.get("leadId").asString();
        post(person(ann), second + "/claim", "").expectStatus().isOk();
        problem(post(person(ann), second + "/convert", "{}"), 409, "possible-duplicate");
        var joined = json(post(
                        person(ann),
                        second + "/convert",
                        "{\"customerId\":\"%s\"}"
                                .formatted(converted.get("customerId").asString()))
                .expectStatus()
                .isOk());
        assertThat(joined.get("customerId")).isEqualTo(converted.get("customerId"));
        assertThat(json(get(manager(), customerPath + "/contacts"))).hasSize(2);
        var checks = json(get(TestTokens.bearer(company, OPERATOR), "/internal/checks"));
        assertThat(checks).allSatisfy(check -> assertThat(check.get("ok").asBoolean())
                .as(check.toString())
                .isTrue());
    }

    @Test
    void refusesWhatIsHereAlready() {
        enter("Known");

        var refused =
                json(post(person(ben), "/api/v1/leads", """
                {"personName":"Once more","email":"KNOWN@contoh.example","source":"phone"}""").expectStatus().isEqualTo(409));
        assertThat(refused.get("code").asString()).isEqualTo("lead-known");
        assertThat(refused.get("candidates").get(0).get("reason").asString()).isEqualTo("EMAIL");
        assertThat(refused.get("candidates").get(0).hasNonNull("id"))
                .as("which lead it is")
                .isFalse();
        post(person(ben), "/api/v1/leads?onDuplicate=ALLOW", """
                {"personName":"Once more","email":"KNOWN@contoh.example","source":"phone"}""").expectStatus().isCreated();

        post(manager(), "/api/v1/customers", "{\"name\":\"Beispiel AG\"}")
                .expectStatus()
                .isCreated();
        var customer =
                json(post(person(ben), "/api/v1/leads", """
                {"personName":"Carl","organisation":"beispiel ag","source":"phone"}""").expectStatus().isEqualTo(409));
        assertThat(customer.get("candidates").get(0).get("kind").asString()).isEqualTo("CUSTOMER");
        problem(policy("\"5\"", "", 1, 1), 412, "stale-version");
        problem(policy("\"0\"", "{\"userIds\":[]}", 1, 1), 422, "invalid-lead-policy");
        post(TestTokens.bearer(company, AUDITOR), "/api/v1/leads", "{}")
                .expectStatus()
                .isForbidden();
    }

    private ResponseSpec policy(String ifMatch, String rule, int quota, int days) {
        return client.put()
                .uri("/api/v1/lead-policy")
                .header("Authorization", manager())
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"rules\":[%s],\"maxOpenLeads\":%d,\"recycleAfterDays\":%d}".formatted(rule, quota, days))
                .exchange();
    }

    private String enter(String name) {
        return json(post(manager(), "/api/v1/leads", """
                        {"personName":"%1$s","email":"%1$s@contoh.example","source":"phone"}""".formatted(name))
                        .expectStatus()
                        .isCreated())
                .get("leadId")
                .asString();
    }

    private String manager() {
        return TestTokens.bearer(company, SALES_MANAGER);
    }

    private String person(UUID user) {
        return TestTokens.bearer(user, company, SALES_REPRESENTATIVE);
    }

    private ResponseSpec capture(String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec get(String bearer, String path) {
        return client.get().uri(path).header("Authorization", bearer).exchange();
    }

    private ResponseSpec post(String bearer, String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static JsonNode items(ResponseSpec response) {
        return json(response.expectStatus().isOk()).get("items");
    }

    private static List<String> texts(JsonNode rows, String member) {
        return rows.valueStream().map(row -> row.get(member).asString()).toList();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        var body = json(response.expectStatus().isEqualTo(status));
        assertThat(body.get("code").asString()).isEqualTo(code);
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
