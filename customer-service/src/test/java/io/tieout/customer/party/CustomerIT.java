package io.tieout.customer.party;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.InteractionRecorded;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CustomerIT {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final EventProbe events;

    @Autowired
    CustomerIT(RestTestClient client, EventProbe events) {
        this.client = client;
        this.events = events;
    }

    @Test
    void registersCustomerWithAddressesAndContactPoints() {
        var customer = json(register("""
                        {"name":"Contoh Sinar Jaya","otherNames":["范例阳光"],"country":"ID","paymentTermDays":14,
                         "ibans":["DE89 3704 0044 0532 0130 00"],
                         "addresses":[{"purpose":"BILLING","city":"Jakarta","country":"ID"},
                                      {"purpose":"DELIVERY","city":"Bandung","country":"ID"}],
                         "contactPoints":[{"type":"EMAIL","value":"a@contoh.example"},
                                          {"type":"PHONE","value":"+62 21 555 0101"},
                                          {"type":"WHATSAPP","value":"+62 811 555 0101"}]}
                        """).expectStatus().isCreated());

        var read = json(get("/api/v1/customers/" + customer.get("customerId").asString())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\""));
        assertThat(read).isEqualTo(customer);
        assertThat(read.get("customerNumber").asString()).isEqualTo("C-000001");
        assertThat(read.get("addresses")).hasSize(2);
        assertThat(read.get("contactPoints")).hasSize(3);
        assertThat(read.get("ibans").get(0).asString()).isEqualTo("****3000");
    }

    @Test
    void publishesNamesOnTheStateTopicOnly() {
        var customerId = id(register("""
                {"name":"Geheim & Co","taxId":"DE136695976","language":"id-ID","contactPoints":[
                {"type":"PHONE","value":"+49 30 1"},{"type":"EMAIL","value":"a@geheim.example"}]}"""));

        var registered = events.awaitPublished(CustomerEvents.CUSTOMER_REGISTERED, customerId);
        var state = events.awaitPublished(CustomerEvents.CUSTOMER_STATE, customerId);

        assertThat(registered.payload().toString()).doesNotContain("Geheim");
        assertThat(state.payload().name()).isEqualTo("Geheim & Co");
        assertThat(state.payload().language()).isEqualTo("id-ID");
        assertThat(state.payload().email()).isEqualTo("a@geheim.example");
        assertThat(state.aggregateVersion()).isEqualTo(1);
    }

    @Test
    void refusesPossibleDuplicateAndNamesTheCandidates() {
        var first = id(register("{\"name\":\"Beispiel Handel GmbH\"}"));

        register("{\"name\":\"BEISPIEL  Handel\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("possible-duplicate")
                .jsonPath("$.candidates[0].customerId")
                .isEqualTo(first.toString())
                .jsonPath("$.candidates[0].reasons[0]")
                .isEqualTo("NAME");
    }

    @Test
    void entersLookalikeWhenTheCallerInsists() {
        register("{\"name\":\"Beispiel Handel GmbH\"}");

        post("/api/v1/customers?onDuplicate=ALLOW", "{\"name\":\"Beispiel Handel GmbH\"}")
                .expectStatus()
                .isCreated();
    }

    @Test
    void refusesExternalNumberInUse() {
        register("{\"name\":\"Erste\",\"externalNumber\":\"4711\"}")
                .expectStatus()
                .isCreated();

        problem(register("{\"name\":\"Zweite\",\"externalNumber\":\"4711\"}"), 409, "external-number-taken");
    }

    @Test
    void refusesIbanWithWrongCheckDigits() {
        problem(register("{\"name\":\"Bank\",\"ibans\":[\"DE88370400440532013000\"]}"), 422, "invalid-customer");
    }

    @Test
    void refusesUnknownParent() {
        problem(register("{\"name\":\"Kind\",\"parentId\":\"" + Ids.next() + "\"}"), 422, "invalid-customer");
    }

    @Test
    void refusesParentThatIsOwnedByTheCustomer() {
        var top = id(register("{\"name\":\"Oben\"}"));
        var below = id(register("{\"name\":\"Unten\",\"parentId\":\"" + top + "\"}"));

        problem(patch(top, "\"1\"", "{\"parentId\":\"" + below + "\"}"), 422, "invalid-customer");
        problem(patch(top, "\"1\"", "{\"parentId\":\"" + top + "\"}"), 422, "invalid-customer");
    }

    @Test
    void letsOnlyOneOfTwoCustomersBecomeTheOthersParent() throws Exception {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                var one = id(register("{\"name\":\"Eins " + round + "\"}"));
                var two = id(register("{\"name\":\"Zwei " + round + "\"}"));

                var first = others.submit(() -> statusOf(patch(one, "\"1\"", "{\"parentId\":\"" + two + "\"}")));
                var second = others.submit(() -> statusOf(patch(two, "\"1\"", "{\"parentId\":\"" + one + "\"}")));

                assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 422);
            }
        }
    }

    private static int statusOf(ResponseSpec response) {
        return response.returnResult().getStatus().value();
    }

    @Test
    void changesOneFieldAndRecordsOldAndNewValue() {
        var customerId = id(register("{\"name\":\"Alt\",\"country\":\"DE\"}"));

        patch(customerId, "\"1\"", "{\"name\":\"Neu\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.country")
                .isEqualTo("DE");

        get("/api/v1/customers/" + customerId + "/changes")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].field")
                .isEqualTo("name")
                .jsonPath("$.items[0].oldValue")
                .isEqualTo("Alt")
                .jsonPath("$.items[0].newValue")
                .isEqualTo("Neu")
                .jsonPath("$.items[0].changedBy")
                .isEqualTo(TestTokens.USER.toString());
        assertThat(events.awaitPublished(CustomerEvents.CUSTOMER_CHANGED, customerId)
                        .payload()
                        .changedFields())
                .containsExactly("name");
    }

    @Test
    void refusesChangeWithoutOrWithOldVersion() {
        var customerId = id(register("{\"name\":\"Alt\"}"));
        patch(customerId, "\"1\"", "{\"name\":\"Neu\"}").expectStatus().isOk();

        problem(patch(customerId, null, "{\"name\":\"Neuer\"}"), 428, "if-match-required");
        problem(patch(customerId, "\"1\"", "{\"name\":\"Neuer\"}"), 412, "stale-version");
    }

    @Test
    void refusesUnknownFieldInRequestAndInPatch() {
        problem(register("{\"name\":\"X\",\"colour\":\"red\"}"), 400, "unknown-field");
        var customerId = id(register("{\"name\":\"X\"}"));
        patch(customerId, "\"1\"", "{\"colour\":\"red\"}").expectStatus().isBadRequest();
    }

    @Test
    void findsByPartOfNameInAnyScript() {
        register("{\"name\":\"深圳市腾飞电子\",\"otherNames\":[\"Tengfei Electronics\"]}");
        register(
                "{\"name\":\"Toko Cahaya Makmur\",\"contactPoints\":[{\"type\":\"PHONE\",\"value\":\"+62 812 777\"}]}");

        assertThat(found("腾飞")).isEqualTo(1);
        assertThat(found("teng fei")).isEqualTo(1);
        assertThat(found("CAHAYA")).isEqualTo(1);
        assertThat(found("812 777")).isEqualTo(1);
        assertThat(found("%")).isZero();
        assertThat(found("nobody")).isZero();
    }

    @Test
    void pagesWithoutLossOrRepetition() {
        for (int number = 0; number < 7; number++) {
            register("{\"name\":\"Seite " + number + "\"}").expectStatus().isCreated();
        }

        var first = json(get("/api/v1/customers?limit=3"));
        var second =
                json(get("/api/v1/customers?limit=3&cursor=" + first.get("next").asString()));
        var third = json(
                get("/api/v1/customers?limit=3&cursor=" + second.get("next").asString()));

        assertThat(first.get("items").size()
                        + second.get("items").size()
                        + third.get("items").size())
                .isEqualTo(7);
        assertThat(third.get("items").get(0).get("name").asString()).isEqualTo("Seite 6");
        assertThat(third.path("next").isNull() || third.path("next").isMissingNode())
                .isTrue();
    }

    @Test
    void findsAnyPartInAnyScript() {
        register("{\"name\":\"O'Neill \\\\ Söhne 100% AG\",\"externalNumber\":\"K_77-9\"}");
        register("{\"name\":\"上海纺织有限公司\"}");

        assertThat(List.of("O'N", "l \\ S", "0% A", "soh", "K_7", "77-9", "海纺", "织", "g hai f"))
                .allSatisfy(part -> assertThat(found(part)).isOne());
        assertThat(List.of("l // Sx", "K7", "纺海", "K_9"))
                .allSatisfy(part -> assertThat(found(part)).isZero());
    }

    @Test
    void hidesCustomersOfAnotherCompany() {
        var customerId = id(register("{\"name\":\"Unser\"}"));

        client.get()
                .uri("/api/v1/customers/" + customerId)
                .header("Authorization", TestTokens.bearer(Ids.next(), SALES_MANAGER))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void letsAnAuditorReadButNotWrite() {
        client.post()
                .uri("/api/v1/customers")
                .header("Authorization", TestTokens.bearer(company, AUDITOR))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\":\"X\"}")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void keepsContactWithRolesAtTwoCustomersAndOnePrimaryEach() {
        var first = id(register("{\"name\":\"Erste Firma\"}"));
        var second = id(register("{\"name\":\"Zweite Firma\"}"));
        var contact = json(post(
                        "/api/v1/customers/" + first + "/contacts",
                        "{\"name\":\"Wang Fang\",\"role\":\"Buyer\",\"primary\":true}"))
                .get("contactId")
                .asString();
        post("/api/v1/customers/" + first + "/contacts", "{\"name\":\"Budi\",\"role\":\"Owner\",\"primary\":true}");

        post(
                        "/api/v1/customers/" + second + "/contacts",
                        "{\"contactId\":\"" + contact + "\",\"role\":\"Adviser\",\"primary\":false}")
                .expectStatus()
                .isCreated();

        get("/api/v1/customers/" + first + "/contacts")
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(2)
                .jsonPath("$[0].name")
                .isEqualTo("Budi")
                .jsonPath("$[1].primary")
                .isEqualTo(false);
        get("/api/v1/customers/" + second + "/contacts")
                .expectBody()
                .jsonPath("$[0].role")
                .isEqualTo("Adviser");
        problem(
                post(
                        "/api/v1/customers/" + second + "/contacts",
                        "{\"contactId\":\"" + contact + "\",\"role\":\"Again\",\"primary\":false}"),
                409,
                "contact-already-there");
    }

    @Test
    void showsInteractionsNewestFirstAndByChannel() {
        var customerId = id(register("{\"name\":\"Gespräch\"}"));
        interaction(customerId, "CALL", "2026-03-01T09:00:00Z");
        interaction(customerId, "EMAIL", "2026-03-03T09:00:00Z");
        interaction(customerId, "CALL", "2026-03-02T09:00:00Z");

        get("/api/v1/customers/" + customerId + "/interactions")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[0].channel")
                .isEqualTo("EMAIL");
        get("/api/v1/customers/" + customerId + "/interactions?channel=CALL")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].occurredAt")
                .isEqualTo("2026-03-02T09:00:00Z");
    }

    @Test
    void tellsThatSomebodyTalkedAndNotWhatWasSaid() {
        var customerId = id(register("{\"name\":\"Contoh\"}"));
        var interaction = json(post("/api/v1/customers/" + customerId + "/interactions", """
                                {"channel":"MEETING","direction":"OUTBOUND","occurredAt":"2026-03-02T09:00:00Z",
                                 "subject":"Secret","body":"Very secret"}
                                """)
                .expectStatus()
                .isCreated());

        var told = events.awaitPublished(
                CustomerEvents.INTERACTION_RECORDED,
                UUID.fromString(interaction.get("interactionId").asString()));

        assertThat(told.payload())
                .isEqualTo(new InteractionRecorded(
                        UUID.fromString(interaction.get("interactionId").asString()),
                        customerId,
                        "MEETING",
                        "OUTBOUND",
                        Instant.parse("2026-03-02T09:00:00Z"),
                        UUID.fromString(interaction.get("recordedBy").asString())));
    }

    private void interaction(UUID customerId, String channel, String at) {
        post(
                        "/api/v1/customers/" + customerId + "/interactions",
                        "{\"channel\":\"%s\",\"direction\":\"INBOUND\",\"occurredAt\":\"%s\",\"subject\":\"Hello\"}"
                                .formatted(channel, at))
                .expectStatus()
                .isCreated();
    }

    private int found(String search) {
        var page = client.get()
                .uri(uri -> uri.path("/api/v1/customers")
                        .queryParam("search", "{search}")
                        .build(search))
                .header("Authorization", TestTokens.bearer(company, SUPPORT))
                .exchange();
        return json(page).get("items").size();
    }

    private ResponseSpec register(String body) {
        return post("/api/v1/customers", body);
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec patch(UUID customerId, @Nullable String ifMatch, String body) {
        var request = client.patch()
                .uri("/api/v1/customers/" + customerId)
                .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                .contentType(MediaType.parseMediaType(MERGE_PATCH));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(body).exchange();
    }

    private ResponseSpec get(String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                .exchange();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody(new org.springframework.core.ParameterizedTypeReference<Map<String, Object>>() {})
                .value(body -> assertThat(body).containsEntry("code", code));
    }

    private static UUID id(ResponseSpec response) {
        return UUID.fromString(json(response).get("customerId").asString());
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
