package io.tieout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.TestTokens;
import java.util.List;
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
class UserIT {

    private static final String PASSWORD = "a first password";

    private final RestTestClient client;
    private final EventProbe events;
    private final JdbcClient jdbc;
    private final CodeFlow flow;
    private final UUID company;
    private final String email = UUID.randomUUID() + "@demo.tieout";

    UserIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe events,
            @Autowired JdbcClient jdbc,
            @LocalServerPort int port) {
        this.client = client;
        this.events = events;
        this.jdbc = jdbc;
        this.flow = new CodeFlow(new Browser(port));
        this.company = jdbc.sql("select company_id from company where name = 'Nusantara Trading'")
                .query(UUID.class)
                .single();
    }

    @Test
    void letsNewUserSignInAndTellsTheOthers() {
        var user = create(email, "ACCOUNTANT", "SUPPORT");

        var claims =
                CodeFlow.claims(flow.tokens(email, PASSWORD).get("access_token").asString());

        assertThat(claims.get("sub").asString()).isEqualTo(user.get("id").asString());
        assertThat(claims.get("roles").toString()).isEqualTo("[\"accountant\",\"support\"]");
        var state = events.awaitPublished(IdentityEvents.USER_STATE, id(user)).payload();
        assertThat(state.displayName()).isEqualTo("Nina New");
        assertThat(state.roles()).isEqualTo(List.of("accountant", "support"));
        assertThat(state.companyId()).isEqualTo(company);
    }

    @Test
    void refusesAddressThatIsInUseWhateverItsCase() {
        create(email, "SUPPORT");

        post(Map.of(
                        "email",
                        email.toUpperCase(java.util.Locale.ROOT),
                        "displayName",
                        "Nina Again",
                        "roles",
                        List.of("SUPPORT"),
                        "password",
                        PASSWORD))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("email-already-used");
    }

    @Test
    void refusesWeakPassword() {
        post(Map.of("email", email, "displayName", "Nina", "roles", List.of("SUPPORT"), "password", "short"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("weak-password");
    }

    @Test
    void refusesRoleThatIsNotForPeople() {
        post(Map.of("email", email, "displayName", "Nina", "roles", List.of("OPERATOR"), "password", PASSWORD))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("role-not-for-people");
    }

    @Test
    void refusesMalformedAddress() {
        post(Map.of("email", "nobody", "displayName", "Nina", "roles", List.of("SUPPORT"), "password", PASSWORD))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/email");
    }

    @Test
    void givesDisabledUserNoMoreTokens() {
        var user = create(email, "SUPPORT");
        var tokens = flow.tokens(email, PASSWORD);

        patch(user, "\"1\"", "{\"disabled\":true}").expectStatus().isOk();

        assertThat(flow.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(Browser.location(flow.authorize(CodeFlow.authorization()))).endsWith("/login");
        var states = events.published(IdentityEvents.USER_STATE, id(user));
        assertThat(states.getLast().payload().disabled()).isTrue();
        assertThat(states.getLast().aggregateVersion()).isEqualTo(2);
    }

    @Test
    void refusesDisabledUserAtSignIn(@LocalServerPort int port) {
        var user = create(email, "SUPPORT");
        patch(user, "\"1\"", "{\"disabled\":true}").expectStatus().isOk();

        assertThat(Browser.location(new Browser(port).signIn(email, PASSWORD))).endsWith("/login?refused");
    }

    @Test
    void endsEverySignInWhenThePasswordChanges() {
        var user = create(email, "SUPPORT");
        var tokens = flow.tokens(email, PASSWORD);

        patch(user, "\"1\"", "{\"password\":\"a second password\"}")
                .expectStatus()
                .isOk();

        assertThat(flow.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(Browser.location(flow.authorize(CodeFlow.authorization()))).endsWith("/login");
    }

    @Test
    void namesNewRolesFromTheNextTokenOn() {
        var user = create(email, "SUPPORT");
        var tokens = flow.tokens(email, PASSWORD);

        patch(user, "\"1\"", "{\"roles\":[\"AUDITOR\"]}").expectStatus().isOk();

        var next = CodeFlow.json(flow.refresh(tokens.get("refresh_token").asString()));
        assertThat(CodeFlow.claims(next.get("access_token").asString())
                        .get("roles")
                        .toString())
                .isEqualTo("[\"auditor\"]");
    }

    @Test
    void refusesChangeOfAnOldVersion() {
        var user = create(email, "SUPPORT");
        patch(user, "\"1\"", "{\"displayName\":\"Nina Newer\"}").expectStatus().isOk();

        patch(user, "\"1\"", "{\"displayName\":\"Nina Lost\"}")
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.currentVersion")
                .isEqualTo(2);
    }

    @Test
    void refusesChangeWithoutVersion() {
        var user = create(email, "SUPPORT");

        client.patch()
                .uri("/api/v1/users/" + user.get("id").asString())
                .header("Authorization", TestTokens.bearer(company, Role.ADMIN))
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body("{\"disabled\":true}")
                .exchange()
                .expectStatus()
                .isEqualTo(428);
    }

    @Test
    void keepsTheLastAdministrator() {
        var other = UUID.randomUUID();
        jdbc.sql("""
                insert into company
                    (company_id, name, base_currency, time_zone, locale, fiscal_year_start_month, version, created_at)
                values (:id, 'Other Ltd', 'EUR', 'UTC', 'en', 1, 1, now() + interval '1 day')
                """).param("id", other).update();
        var admin = post(
                        other,
                        Map.of("email", email, "displayName", "Ada", "roles", List.of("ADMIN"), "password", PASSWORD))
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var id = new JsonMapper().readTree(String.valueOf(admin)).get("id").asString();

        client.patch()
                .uri("/api/v1/users/" + id)
                .header("Authorization", TestTokens.bearer(other, Role.ADMIN))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body("{\"roles\":[\"AUDITOR\"]}")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("last-admin");
    }

    @Test
    void listsUsersPageByPage() {
        create(email, "SUPPORT");
        var first = new JsonMapper().readTree(String.valueOf(get("/api/v1/users?limit=2")));
        assertThat(first.get("items").size()).isEqualTo(2);

        var second = new JsonMapper()
                .readTree(String.valueOf(
                        get("/api/v1/users?limit=2&cursor=" + first.get("next").asString())));

        assertThat(second.get("items").get(0).get("email").asString())
                .isGreaterThan(first.get("items").get(1).get("email").asString());
    }

    @Test
    void refusesUsersToAnAccountant() {
        client.get()
                .uri("/api/v1/users")
                .header("Authorization", TestTokens.bearer(company, Role.ACCOUNTANT))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesNewUserFromAuditor() {
        client.post()
                .uri("/api/v1/users")
                .header("Authorization", TestTokens.bearer(company, Role.AUDITOR))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", email, "displayName", "N", "roles", List.of("SUPPORT"), "password", PASSWORD))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void hidesUsersOfOtherCompanies() {
        var user = create(email, "SUPPORT");

        client.get()
                .uri("/api/v1/users/" + user.get("id").asString())
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), Role.ADMIN))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private @org.jspecify.annotations.Nullable String get(String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, Role.ADMIN))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode create(String email, String... roles) {
        var body = post(Map.of(
                        "email", email, "displayName", "Nina New", "roles", List.of(roles), "password", PASSWORD))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return new JsonMapper().readTree(String.valueOf(body));
    }

    private RestTestClient.ResponseSpec post(Map<String, ?> body) {
        return post(company, body);
    }

    private RestTestClient.ResponseSpec post(UUID company, Map<String, ?> body) {
        return client.post()
                .uri("/api/v1/users")
                .header("Authorization", TestTokens.bearer(company, Role.ADMIN))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec patch(JsonNode user, String ifMatch, String body) {
        return client.patch()
                .uri("/api/v1/users/" + user.get("id").asString())
                .header("Authorization", TestTokens.bearer(company, Role.ADMIN))
                .header("If-Match", ifMatch)
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    private static UUID id(JsonNode user) {
        return UUID.fromString(user.get("id").asString());
    }
}
