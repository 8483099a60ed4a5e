package io.tieout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.security.Role;
import io.tieout.platformtest.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IdentityTest
class ClientCredentialsIT {

    private final CodeFlow flow;
    private final RestTestClient client;
    private final UUID company;

    ClientCredentialsIT(@LocalServerPort int port, @Autowired RestTestClient client, @Autowired JdbcClient jdbc) {
        this.flow = new CodeFlow(new Browser(port));
        this.client = client;
        this.company = jdbc.sql("select company_id from company where name = 'Nusantara Trading'")
                .query(UUID.class)
                .single();
    }

    @Test
    void givesTheOperatorItsRolesAndScope() {
        var answer = CodeFlow.json(flow.clientCredentials("tieout-operator", IdentityTest.OPERATOR_SECRET, Map.of()));

        var claims = CodeFlow.claims(answer.get("access_token").asString());
        assertThat(claims.get("roles").toString())
                .isEqualTo("[\"admin\",\"accountant\",\"sales_manager\",\"support\",\"operator\"]");
        assertThat(claims.get("scope").asString()).isEqualTo("tieout");
        assertThat(claims.get("company").asString()).isEqualTo(company.toString());
        assertThat(UUID.fromString(claims.get("sub").asString())).isNotNull();
        assertThat(answer.has("refresh_token")).isFalse();
    }

    @Test
    void refusesWrongSecret() {
        var answer = flow.clientCredentials("tieout-operator", "not-the-secret-0123456789abcdef", Map.of());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client");
    }

    @Test
    void refusesClientCredentialsToPublicClient() {
        var answer = flow.clientCredentials("tieout-console", "anything-0123456789abcdef0123", Map.of());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void showsSecretOfNewClientOnceAndGivesItTokensWithItsScopes() {
        var created = create("Shop", "ledger:read", "customers:write");
        var id = created.get("id").asString();

        var token = CodeFlow.json(flow.clientCredentials(
                created.get("clientId").asString(),
                created.get("clientSecret").asString(),
                Map.of("scope", "ledger:read")));

        var claims = CodeFlow.claims(token.get("access_token").asString());
        assertThat(claims.get("sub").asString()).isEqualTo(id);
        assertThat(claims.get("roles").toString()).isEqualTo("[\"integrator\"]");
        assertThat(claims.get("scope").asString()).isEqualTo("ledger:read");
        client.get()
                .uri("/api/v1/clients/" + id)
                .header("Authorization", TestTokens.bearer(company, Role.ADMIN))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.clientSecret")
                .doesNotExist();
    }

    @Test
    void refusesScopeThatTheClientWasNotGiven() {
        var created = create("Shop", "ledger:read");

        var answer = flow.clientCredentials(
                created.get("clientId").asString(),
                created.get("clientSecret").asString(),
                Map.of("scope", "ledger:write"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_scope");
    }

    @Test
    void refusesToRegisterUnknownScope() {
        post(Map.of("displayName", "Shop", "scopes", new String[] {"ledger:read", "tieout"}))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-scope")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/scopes");
    }

    @Test
    void givesDisabledClientNoMoreTokens() {
        var created = create("Shop", "ledger:read");
        client.patch()
                .uri("/api/v1/clients/" + created.get("id").asString())
                .header("Authorization", TestTokens.bearer(company, Role.ADMIN))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body("{\"disabled\":true}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");

        var answer = flow.clientCredentials(
                created.get("clientId").asString(), created.get("clientSecret").asString(), Map.of());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesClientsToEveryoneButAdministratorsAndAuditors() {
        client.get()
                .uri("/api/v1/clients")
                .header("Authorization", TestTokens.bearer(company, Role.ACCOUNTANT))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void hidesClientsOfOtherCompanies() {
        var created = create("Shop", "ledger:read");

        client.get()
                .uri("/api/v1/clients/" + created.get("id").asString())
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), Role.ADMIN))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("client-not-found");
    }

    private JsonNode create(String name, String... scopes) {
        var body = post(Map.of("displayName", name, "scopes", scopes))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return new JsonMapper().readTree(String.valueOf(body));
    }

    private RestTestClient.ResponseSpec post(Map<String, ?> body) {
        return client.post()
                .uri("/api/v1/clients")
                .header("Authorization", TestTokens.bearer(company, Role.ADMIN))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
