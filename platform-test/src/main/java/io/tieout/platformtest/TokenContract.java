package io.tieout.platformtest;

import io.tieout.platform.id.Ids;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// What each service must show about tokens on its own port. A service extends it and names one of its routes:
///
/// ```java
/// @ServiceTest
/// class TokenIT extends TokenContract {
///     @Override
///     protected String route() {
///         return "/api/v1/accounts";
///     }
/// }
/// ```
public abstract class TokenContract {

    private RestTestClient client = RestTestClient.bindToServer().build();

    @Autowired
    void client(RestTestClient client) {
        this.client = client;
    }

    /// A path that answers GET to somebody with the right role.
    protected abstract String route();

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesForgedToken(String forgery) {
        var token = TestTokens.forged(Ids.next()).get(forgery);

        client.get()
                .uri(route())
                .header("Authorization", String.valueOf(token))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
    }

    @Test
    void refusesRequestWithoutToken() {
        client.get()
                .uri(route())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer.*")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
    }

    @Test
    void refusesTokenWithoutAnyRole() {
        client.get()
                .uri(route())
                .header("Authorization", TestTokens.bearer(Ids.next()))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("access-denied");
    }

    @Test
    void refusesIntegratorWithoutScope() {
        client.get()
                .uri(route())
                .header("Authorization", TestTokens.integrator(Ids.next(), "other:read"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    static Set<String> forgeries() {
        return TestTokens.forged(Ids.next()).keySet();
    }
}
