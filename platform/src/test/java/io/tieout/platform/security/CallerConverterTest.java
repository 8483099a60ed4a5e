package io.tieout.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class CallerConverterTest {

    private static final UUID USER = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID COMPANY = UUID.fromString("01900000-0000-7000-8000-000000000002");

    private final CallerConverter ours =
            new CallerConverter(new SecurityProperties.Claims("sub", "company", "roles", "scope", Map.of()));

    private final CallerConverter anotherIssuers = new CallerConverter(new SecurityProperties.Claims(
            "sub",
            "https://example.org/company",
            "realm_access.roles",
            "scope",
            Map.of("bookkeeper", Role.ACCOUNTANT)));

    @Test
    void readsOurOwnTokens() {
        var caller = caller(
                ours,
                Map.of(
                        "sub", USER.toString(),
                        "company", COMPANY.toString(),
                        "roles", List.of("accountant", "sales_manager", "unknown"),
                        "scope", List.of("openid", "tieout")));

        assertThat(caller)
                .isEqualTo(new Caller(
                        USER, COMPANY, Set.of(Role.ACCOUNTANT, Role.SALES_MANAGER), Set.of("openid", "tieout")));
    }

    @Test
    void readsTokensOfAnotherIssuer() {
        Map<String, Object> claims = Map.of(
                "iss",
                "https://login.example.org",
                "sub",
                "auth0|5f7c8ec7",
                "https://example.org/company",
                COMPANY.toString(),
                "realm_access",
                Map.of("roles", List.of("bookkeeper", "auditor")),
                "scope",
                "openid tieout");

        var caller = caller(anotherIssuers, claims);

        assertThat(caller.roles()).containsExactlyInAnyOrder(Role.ACCOUNTANT, Role.AUDITOR);
        assertThat(caller.scopes()).containsExactlyInAnyOrder("openid", "tieout");
        assertThat(caller.id()).isEqualTo(caller(anotherIssuers, claims).id());
    }

    @Test
    void refusesTokenOfNoCompany() {
        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> caller(ours, Map.of("sub", USER.toString())));
        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> caller(ours, Map.of("sub", USER.toString(), "company", "acme")));
    }

    private static Caller caller(CallerConverter converter, Map<String, Object> claims) {
        var token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claims(all -> all.putAll(claims))
                .expiresAt(Instant.parse("2026-03-31T12:00:00Z"))
                .build();
        return converter.convert(token).getPrincipal();
    }
}
