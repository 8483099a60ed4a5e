package io.tieout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platformtest.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityTest
class CodeFlowIT {

    private static final String PASSWORD = IdentityTest.PASSWORD;

    private final JdbcClient jdbc;
    private final Browser browser;
    private final CodeFlow flow;

    CodeFlowIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.browser = new Browser(port);
        this.flow = new CodeFlow(browser);
    }

    @Test
    void signsPersonInAndNamesThemInTheToken() {
        var tokens = flow.tokens("accountant@demo.tieout", PASSWORD);

        var access = tokens.get("access_token").asString();
        var claims = CodeFlow.claims(access);
        var user = userId("accountant@demo.tieout");
        assertThat(CodeFlow.header(access).get("alg").asString()).isEqualTo("RS256");
        assertThat(claims.get("iss").asString()).isEqualTo(TestTokens.ISSUER);
        assertThat(claims.get("sub").asString()).isEqualTo(user);
        assertThat(claims.get("aud").asString()).isEqualTo("tieout");
        assertThat(claims.get("company").asString()).isEqualTo(companyId());
        assertThat(claims.get("roles").toString()).isEqualTo("[\"accountant\"]");
        assertThat(claims.get("scope").asString().split(" ")).contains("tieout", "openid");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
        assertThat(tokens.get("refresh_token").asString()).isNotBlank();
        var idClaims = CodeFlow.claims(tokens.get("id_token").asString());
        assertThat(idClaims.get("aud").asString()).isEqualTo("tieout-console");
        assertThat(idClaims.get("name").asString()).isEqualTo("Anton Accountant");
        assertThat(idClaims.get("email").asString()).isEqualTo("accountant@demo.tieout");
        assertThat(idClaims.has("sid")).isFalse();
    }

    @Test
    void staysSignedInForTheNextCode() {
        flow.code("auditor@demo.tieout", PASSWORD);

        var again = flow.authorize(CodeFlow.authorization());

        assertThat(Browser.location(again))
                .startsWith(CodeFlow.REDIRECT + "?code=")
                .contains("state=a-state");
    }

    @Test
    void acceptsLoopbackRedirectWithAnyPort() {
        flow.code("auditor@demo.tieout", PASSWORD);
        var parameters = CodeFlow.authorization();
        parameters.put("redirect_uri", "http://127.0.0.1:60000/callback");

        assertThat(Browser.location(flow.authorize(parameters))).startsWith("http://127.0.0.1:60000/callback?code=");
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://elsewhere.test/callback",
        "redirect_uri, http://127.0.0.1:51234/other",
        "client_id, nobody"
    })
    void refusesToSendCodeElsewhere(String parameter, String value) {
        var parameters = CodeFlow.authorization();
        parameters.put(parameter, value);

        assertThat(flow.authorize(parameters).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"code_challenge", "code_challenge_method"})
    void refusesPublicClientWithoutPkce(String missing) {
        flow.code("auditor@demo.tieout", PASSWORD);
        var parameters = CodeFlow.authorization();
        parameters.remove(missing);

        assertThat(Browser.location(flow.authorize(parameters))).contains("error=invalid_request");
    }

    @Test
    void refusesCodeWithWrongVerifier() {
        var code = flow.code("support@demo.tieout", PASSWORD);

        var answer = flow.exchange(code, "another-verifier-that-is-long-enough-for-the-standard-012345");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void refusesCodeThatWasUsedAndEndsWhatItGave() {
        var code = flow.code("support@demo.tieout", PASSWORD);
        var tokens = CodeFlow.json(flow.exchange(code, CodeFlow.VERIFIER));

        assertThat(flow.exchange(code, CodeFlow.VERIFIER).statusCode()).isEqualTo(400);

        assertThat(flow.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void tellsWhoIsSignedIn() {
        var tokens = flow.tokens("sales-manager@demo.tieout", PASSWORD);

        var answer = browser.post(
                "/userinfo",
                Map.of(),
                "Authorization",
                "Bearer " + tokens.get("access_token").asString());

        var profile = CodeFlow.json(answer);
        assertThat(profile.get("sub").asString()).isEqualTo(userId("sales-manager@demo.tieout"));
        assertThat(profile.get("name").asString()).isEqualTo("Mei Manager");
    }

    @Test
    void refusesUserInfoWithoutToken() {
        assertThat(browser.post("/userinfo", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void exchangesRefreshTokenOnce() {
        var first = flow.tokens("accountant@demo.tieout", PASSWORD);

        var second = CodeFlow.json(flow.refresh(first.get("refresh_token").asString()));

        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertThat(CodeFlow.claims(second.get("access_token").asString()).get("sub"))
                .isEqualTo(CodeFlow.claims(first.get("access_token").asString()).get("sub"));
    }

    @Test
    void endsTheFamilyWhenSpentRefreshTokenIsShown() {
        var stolen = flow.tokens("accountant@demo.tieout", PASSWORD)
                .get("refresh_token")
                .asString();
        var next = CodeFlow.json(flow.refresh(stolen)).get("refresh_token").asString();

        var reuse = flow.refresh(stolen);

        assertThat(reuse.statusCode()).isEqualTo(400);
        assertThat(reuse.body()).contains("invalid_grant");
        assertThat(flow.refresh(next).statusCode()).isEqualTo(400);
    }

    @Test
    void letsOneOfTwoSimultaneousExchangesWinAtMost() throws Exception {
        var token = flow.tokens("accountant@demo.tieout", PASSWORD)
                .get("refresh_token")
                .asString();

        Callable<Integer> refresh = () -> flow.refresh(token).statusCode();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(Collections.nCopies(8, refresh));
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 400);
        }
    }

    @Test
    void keepsNoRefreshTokenThatCouldBeShown() {
        var token = flow.tokens("accountant@demo.tieout", PASSWORD)
                .get("refresh_token")
                .asString();

        var kept = jdbc.sql(
                        "select refresh_token_value from oauth2_authorization where refresh_token_value is not null")
                .query(String.class)
                .list();

        assertThat(kept).isNotEmpty().allMatch(value -> value.matches("sha256:[0-9a-f]{64}"));
        for (var value : kept) {
            assertThat(flow.refresh(value).statusCode()).isEqualTo(400);
        }
        assertThat(flow.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void goesOnWithARefreshTokenFromBeforeTheyWereHashed() throws IOException {
        var token = flow.tokens("support@demo.tieout", PASSWORD)
                .get("refresh_token")
                .asString();
        jdbc.sql("""
                update oauth2_authorization set refresh_token_value = :token
                where refresh_token_value = 'sha256:' || encode(sha256(convert_to(:token, 'UTF8')), 'hex')""").param("token", token).update();

        jdbc.sql(new ClassPathResource("db/migration/V0108__hash_refresh_tokens.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();

        assertThat(flow.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesRefreshTokenOfAnotherClient() {
        var token = flow.tokens("accountant@demo.tieout", PASSWORD)
                .get("refresh_token")
                .asString();

        var answer = browser.post(
                "/oauth2/token",
                Map.of("grant_type", "refresh_token", "client_id", "tieout-operator", "refresh_token", token));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private String userId(String email) {
        return jdbc.sql("select user_id::text from app_user where email = :email")
                .param("email", email)
                .query(String.class)
                .single();
    }

    private String companyId() {
        return jdbc.sql("select company_id::text from company where name = 'Nusantara Trading'")
                .query(String.class)
                .single();
    }
}
