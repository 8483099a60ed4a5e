package io.tieout.customer.customfield;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/// A company defines fields without a deploy; they are checked, filtered by, audited, published and hidden like ours.
@ServiceTest
class CustomFieldIT {

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final EventProbe events;
    private final JdbcClient jdbc;

    @Autowired
    CustomFieldIT(RestTestClient client, EventProbe events, JdbcClient jdbc) {
        this.client = client;
        this.events = events;
        this.jdbc = jdbc;
    }

    @Test
    void keepsTypedValuesFiltersByThemAndPublishesThem() {
        define("region_code", "TEXT", "");
        define("target", "MONEY", "");
        define("employees", "NUMBER", "");
        define("since", "DATE", "");
        define("tier", "CHOICE", ",\"choices\":[\"GOLD\",\"SILVER\"]");
        define("key_account", "BOOLEAN", "");
        define("bought_through", "PARTY", "");
        var partner = id(register("{\"name\":\"Partner\"}"));
        var values = """
                {"region_code":"EMEA-3","target":{"amount":"120000.00","currency":"EUR"},"employees":"12.50",
                 "since":"2024-02-29","tier":"GOLD","key_account":true,"bought_through":"%s"}
                """.formatted(partner);

        var customer = id(register("{\"name\":\"Feldreich\",\"customFields\":" + values + "}"));
        register("{\"name\":\"Feldlos\"}").expectStatus().isCreated();

        var read = json(get("/api/v1/customers/" + customer, SALES_MANAGER)).get("customFields");
        assertThat(read.get("employees").asString()).isEqualTo("12.5");
        assertThat(read.at("/target/amount").asString()).isEqualTo("120000.00");
        assertThat(read.get("key_account").asBoolean()).isTrue();
        for (var filter : List.of(
                "cf.region_code=EMEA-3",
                "cf.target=120000.00 EUR",
                "cf.employees=12.500",
                "cf.since=2024-02-29&cf.tier=GOLD",
                "cf.key_account=true",
                "cf.bought_through=" + partner)) {
            assertThat(names(filter)).as(filter).containsExactly("Feldreich");
        }
        assertThat(names("cf.tier=SILVER")).isEmpty();
        problem(get("/api/v1/customers?cf.tier=BRONZE", SALES_MANAGER), 422, "invalid-custom-field");
        problem(get("/api/v1/customers?cf.nothing=1", SALES_MANAGER), 422, "invalid-custom-field");
        problem(get("/api/v1/customers?cfx=1", SALES_MANAGER), 400, "unknown-parameter");
        assertThat(events.awaitPublished(CustomerEvents.CUSTOMER_STATE, customer)
                        .payload()
                        .customFields())
                .containsEntry("tier", "GOLD")
                .containsEntry("key_account", true)
                .containsEntry("target", Map.of("amount", "120000.00", "currency", "EUR"));

        patch("/api/v1/customers/" + customer, 1, "{\"customFields\":{\"tier\":\"SILVER\",\"since\":null}}")
                .expectStatus()
                .isOk();

        var changes = json(get("/api/v1/customers/" + customer + "/changes", ACCOUNTANT))
                .get("items")
                .valueStream()
                .map(change -> change.get("field").asString() + " "
                        + change.path("oldValue").asString("") + ">"
                        + change.path("newValue").asString(""))
                .toList();
        assertThat(changes).containsExactly("cf.since 2024-02-29>", "cf.tier GOLD>SILVER");
        assertThat(names("cf.tier=GOLD")).isEmpty();
        assertThat(names("cf.tier=SILVER")).containsExactly("Feldreich");
    }

    @Test
    void filtersByAValueThatManyHave() {
        define("tier", "CHOICE", ",\"choices\":[\"GOLD\",\"SILVER\"]");
        define("code", "TEXT", "");
        register("{\"name\":\"Eins\",\"customFields\":{\"tier\":\"GOLD\",\"code\":\"1\"}}");
        register("{\"name\":\"Zwei\",\"customFields\":{\"tier\":\"GOLD\",\"code\":\"2\"}}");
        register("{\"name\":\"Drei\",\"customFields\":{\"tier\":\"SILVER\",\"code\":\"1\"}}");
        jdbc.sql("""
                        insert into custom_field_value (company_id, field_id, record_id, value)
                        select company_id, field_id, gen_random_uuid(), value
                          from custom_field_value, generate_series(1, 5000)
                         where company_id = :company and value = 'GOLD'
                        """).param("company", company).update();

        assertThat(names("cf.tier=GOLD")).containsExactly("Eins", "Zwei");
        assertThat(names("cf.tier=GOLD&cf.code=2")).containsExactly("Zwei");
        assertThat(names("cf.tier=GOLD&cf.code=3")).isEmpty();
    }

    @Test
    void refusesValuesThatDoNotFitTheirDefinition() {
        define("code", "TEXT", ",\"required\":true,\"unique\":true");
        define("partner", "PARTY", "");

        problem(register("{\"name\":\"Ohne\"}"), 422, "invalid-custom-field");
        problem(register("{\"name\":\"Zahl\",\"customFields\":{\"code\":1}}"), 422, "invalid-custom-field");
        problem(
                register("{\"name\":\"Mehr\",\"customFields\":{\"code\":\"A\",\"other\":\"B\"}}"),
                422,
                "invalid-custom-field");
        problem(
                register("{\"name\":\"Fremd\",\"customFields\":{\"code\":\"A\",\"partner\":\"" + Ids.next() + "\"}}"),
                422,
                "invalid-custom-field");
        var first = id(register("{\"name\":\"Erste\",\"customFields\":{\"code\":\"A\"}}"));
        problem(register("{\"name\":\"Zweite\",\"customFields\":{\"code\":\"A\"}}"), 409, "custom-value-taken");
        problem(
                patch("/api/v1/customers/" + first, 1, "{\"customFields\":{\"code\":null}}"),
                422,
                "invalid-custom-field");
        patch("/api/v1/customers/" + first, 1, "{\"name\":\"Umbenannt\",\"customFields\":{\"code\":\"A\"}}")
                .expectStatus()
                .isOk();
    }

    @Test
    void hidesAFieldFromRolesInAnswersFiltersTrailAndEvents() {
        define("margin_class", "TEXT", ",\"visibleTo\":[\"ACCOUNTANT\"]");
        var customer = id(post(
                "/api/v1/customers",
                "{\"name\":\"Geheim\",\"customFields\":{\"margin_class\":\"LOW-7\"}}",
                ACCOUNTANT));

        assertThat(json(get("/api/v1/customers/" + customer, ACCOUNTANT))
                        .at("/customFields/margin_class")
                        .asString())
                .isEqualTo("LOW-7");
        assertThat(json(get("/api/v1/customers/" + customer, SALES_MANAGER)).toString())
                .doesNotContain("margin_class", "LOW-7");
        assertThat(json(get("/api/v1/custom-fields", SALES_MANAGER))).isEmpty();
        problem(get("/api/v1/customers?cf.margin_class=LOW-7", SALES_MANAGER), 422, "invalid-custom-field");
        problem(
                patch("/api/v1/customers/" + customer, 1, "{\"customFields\":{\"margin_class\":\"HIGH\"}}"),
                422,
                "invalid-custom-field");
        var state = events.awaitPublished(CustomerEvents.CUSTOMER_STATE, customer);
        assertThat(Objects.requireNonNull(state.payload().customFields())).isEmpty();

        // Who does not see the field does not lose it either.
        patch("/api/v1/customers/" + customer, 1, "{\"customFields\":{},\"name\":\"Neu\"}")
                .expectStatus()
                .isOk();
        send("PATCH", "/api/v1/customers/" + customer, 2, "{\"customFields\":{\"margin_class\":\"HIGH\"}}", ACCOUNTANT)
                .expectStatus()
                .isOk();

        var trail = "/api/v1/customers/" + customer + "/changes";
        assertThat(json(get(trail, ACCOUNTANT)).toString()).contains("LOW-7", "HIGH");
        assertThat(json(get(trail, SALES_MANAGER)).toString())
                .contains("Neu")
                .doesNotContain("LOW-7", "HIGH", "margin_class");
    }

    @Test
    void changesAndRetiresADefinitionAndKeepsItsHistory() {
        var field = define("tier", "CHOICE", ",\"choices\":[\"GOLD\"]");
        problem(post("/api/v1/custom-fields", field("tier", "TEXT", ""), ADMIN), 409, "custom-field-key-taken");
        problem(post("/api/v1/custom-fields", field("other", "CHOICE", ""), ADMIN), 422, "invalid-custom-field");
        post("/api/v1/custom-fields", field("Other", "TEXT", ""), ADMIN)
                .expectStatus()
                .isBadRequest();
        post("/api/v1/custom-fields", field("other", "TEXT", ""), SALES_MANAGER)
                .expectStatus()
                .isForbidden();
        var customer = id(register("{\"name\":\"Treu\",\"customFields\":{\"tier\":\"GOLD\"}}"));
        patch("/api/v1/customers/" + customer, 1, "{\"customFields\":{\"tier\":null}}")
                .expectStatus()
                .isOk();
        patch("/api/v1/customers/" + customer, 2, "{\"customFields\":{\"tier\":\"GOLD\"}}")
                .expectStatus()
                .isOk();

        var path = "/api/v1/custom-fields/" + field;
        send("PATCH", path, 1, "{\"choices\":[\"GOLD\",\"IRON\"],\"label\":\"Rank\"}", ADMIN)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        problem(send("PATCH", path, 2, "{\"kind\":\"TEXT\",\"choices\":null}", ADMIN), 422, "invalid-custom-field");
        problem(send("PATCH", path, 1, "{\"label\":\"Late\"}", ADMIN), 412, "stale-version");
        problem(send("DELETE", path, 1, "", ADMIN), 412, "stale-version");
        send("DELETE", path, 2, "", ADMIN).expectStatus().isNoContent();

        problem(get(path, ADMIN), 404, "custom-field-not-found");
        assertThat(json(get("/api/v1/customers/" + customer, ADMIN)).get("customFields"))
                .isEmpty();
        assertThat(json(get("/api/v1/customers/" + customer + "/changes", ACCOUNTANT))
                        .toString())
                .contains("cf.tier", "GOLD");
        assertThat(jdbc.sql("select value from custom_field_value where company_id = :company")
                        .param("company", company)
                        .query(String.class)
                        .list())
                .containsExactly("GOLD");
        define("tier", "TEXT", "");
        assertThat(json(get("/api/v1/customers/" + customer, ADMIN)).get("customFields"))
                .isEmpty();
        patch("/api/v1/customers/" + customer, 3, "{\"customFields\":{\"tier\":\"free text\"}}")
                .expectStatus()
                .isOk();
    }

    private static String field(String key, String kind, String more) {
        return "{\"target\":\"CUSTOMER\",\"key\":\"%s\",\"label\":\"%s\",\"kind\":\"%s\"%s}"
                .formatted(key, key, kind, more);
    }

    private String define(String key, String kind, String more) {
        return json(post("/api/v1/custom-fields", field(key, kind, more), ADMIN)
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    private List<String> names(String filter) {
        return json(get("/api/v1/customers?" + filter, SALES_MANAGER)
                        .expectStatus()
                        .isOk())
                .get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    private ResponseSpec register(String body) {
        return post("/api/v1/customers", body, SALES_MANAGER);
    }

    private ResponseSpec post(String path, String body, Role role) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec patch(String path, long version, String body) {
        return send("PATCH", path, version, body, SALES_MANAGER);
    }

    private ResponseSpec send(String method, String path, long version, String body, Role role) {
        return client.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    private ResponseSpec get(String path, Role role) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .exchange();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        response.expectStatus().isEqualTo(status);
        assertThat(json(response).get("code").asString()).isEqualTo(code);
    }

    private static UUID id(ResponseSpec response) {
        return UUID.fromString(
                json(response.expectStatus().isCreated()).get("customerId").asString());
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
