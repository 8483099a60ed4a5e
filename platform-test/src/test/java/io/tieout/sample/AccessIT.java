package io.tieout.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.platformtest.TokenContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class AccessIT extends TokenContract {

    @Autowired
    private RestTestClient client;

    @Override
    protected String route() {
        return "/api/v1/notes/who";
    }

    @Test
    void givesMethodItsCaller() {
        var company = Ids.next();

        call(TestTokens.bearer(company, Role.AUDITOR, Role.SUPPORT))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.caller.companyId")
                .isEqualTo(company.toString())
                .jsonPath("$.caller.id")
                .isEqualTo(TestTokens.USER.toString())
                .jsonPath("$.roles.length()")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer ", "Bearer   ", "Bearer no token", "Bearer a.b.c", "Basic dGllOm91dA==", "x"})
    void refusesWhatIsNoToken(String authorization) {
        call(authorization)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists("WWW-Authenticate")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
    }

    @Test
    void forbidsBrowsersToGuessKeepAndFrame() {
        var headers = call(TestTokens.bearer(Ids.next(), Role.AUDITOR))
                .expectBody()
                .returnResult()
                .getResponseHeaders();

        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Cache-Control")).contains("no-store");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void refusesRoleThatTheRouteDoesNotName() {
        call(TestTokens.bearer(Ids.next(), Role.SUPPORT, Role.ADMIN))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("access-denied");
    }

    @Test
    void refusesPersonWithoutLoginScope() {
        call(TestTokens.bearer(TestTokens.USER, Ids.next(), List.of(Role.ACCOUNTANT), List.of("openid")))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void letsIntegratorInByScope() {
        call(TestTokens.integrator(Ids.next(), "notes:read")).expectStatus().isOk();
    }

    @Test
    void refusesIntegratorOnRouteWithoutScopeWhateverItsOtherRoles() {
        var token = TestTokens.bearer(
                TestTokens.USER, Ids.next(), List.of(Role.INTEGRATOR, Role.ACCOUNTANT), List.of("tieout"));

        call(token).expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/v3/api-docs"
            })
    void opensWhatOperationsNeed(String path) {
        client.get().uri(path).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/info", "/nothing"})
    void closesEverythingElse(String path) {
        client.get().uri(path).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void countsRequestsByRouteAndApplication() {
        call(TestTokens.bearer(Ids.next(), Role.AUDITOR)).expectStatus().isOk();

        var metrics = client.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(metrics)
                .contains("http_server_requests_seconds_bucket{application=\"sample-service\"")
                .contains("uri=\"/api/v1/notes/who\"");
    }

    private RestTestClient.ResponseSpec call(String token) {
        return client.get().uri(route()).header("Authorization", token).exchange();
    }
}
