package io.tieout.customer.party;

import static io.tieout.platform.security.Role.SALES_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DuplicateIT {

    private static final String THERE = """
            {"name":"Toko Makmur","contactPoints":[{"type":"EMAIL","value":"Budi@Makmur.example"},
             {"type":"PHONE","value":"+62 812 7770 101"}]}
            """;
    private static final String SAME_EMAIL =
            "{\"name\":\"Makmur Jaya\",\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"budi@makmur.example\"}]}";
    private static final String SAME_PHONE =
            "{\"name\":\"Sinar\",\"contactPoints\":[{\"type\":\"MOBILE\",\"value\":\"0812-7770-101\"}]}";
    private static final String OTHER_EMAIL =
            "{\"name\":\"Dewi\",\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"bu.di@makmur.example\"}]}";

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final JdbcClient jdbc;

    @Autowired
    DuplicateIT(RestTestClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @Test
    void warnsOfWhoElseItCouldBeAndEntersIt() {
        var there = entered(register(THERE, "FAIL"));

        var byEmail = entered(register(SAME_EMAIL, "WARN"));
        var byPhone = entered(register(SAME_PHONE, "WARN"));
        var nobody = entered(register(OTHER_EMAIL, "WARN"));

        assertThat(byEmail.get("customerId")).isNotEqualTo(there.get("customerId"));
        assertThat(candidate(byEmail)).isEqualTo(there.get("customerId").asString());
        assertThat(byEmail.get("possibleDuplicates").get(0).get("score").asInt())
                .isEqualTo(90);
        assertThat(candidate(byPhone)).isEqualTo(there.get("customerId").asString());
        assertThat(byPhone.get("possibleDuplicates").get(0).get("reasons").toString())
                .isEqualTo("[\"PHONE\"]");
        assertThat(nobody.path("possibleDuplicates").isEmpty()).isTrue();
    }

    @Test
    void answersTheOneWithTheSameIdentifierInsteadOfEnteringIt() {
        var there = entered(register(THERE, "LINK"));

        var linked = json(register(SAME_EMAIL, "LINK").expectStatus().isOk());

        assertThat(linked.get("customerId")).isEqualTo(there.get("customerId"));
        assertThat(linked.get("name").asString()).isEqualTo("Toko Makmur");
        refused(register("{\"name\":\"TOKO makmur\"}", "LINK"));
    }

    @Test
    void refusesToLinkWhenTwoHaveTheIdentifier() {
        entered(register(THERE, "FAIL"));
        entered(register(SAME_EMAIL, "WARN"));

        refused(register(SAME_EMAIL, "LINK"));
    }

    @Test
    void entersFirmsThatShareATelephoneOnly() {
        entered(register(THERE, "FAIL"));

        entered(register(SAME_PHONE, "FAIL"));
        refused(register(SAME_EMAIL, "FAIL"));
    }

    @Test
    void knowsTheAddressesOfCustomersThatWereThereBeforeTheIndex() throws Exception {
        entered(register(THERE, "FAIL"));
        jdbc.sql("delete from search_entry where company_id = :company")
                .param("company", company)
                .update();

        jdbc.sql(new ClassPathResource("db/migration/V0131__fill_search_entry.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();

        refused(register(SAME_EMAIL, "FAIL"));
    }

    private static String candidate(JsonNode customer) {
        return customer.get("possibleDuplicates").get(0).get("customerId").asString();
    }

    private ResponseSpec register(String body, String onDuplicate) {
        return client.post()
                .uri("/api/v1/customers?onDuplicate=" + onDuplicate)
                .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static JsonNode entered(ResponseSpec response) {
        return json(response.expectStatus().isCreated());
    }

    private static void refused(ResponseSpec response) {
        response.expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("possible-duplicate");
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
