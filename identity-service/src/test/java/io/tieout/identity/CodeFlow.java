package io.tieout.identity;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an application does to sign a person in: authorization code with PKCE, then tokens.
final class CodeFlow {

    static final String REDIRECT = "http://127.0.0.1:51234/callback";
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-0123456789";

    private static final JsonMapper JSON = new JsonMapper();

    private final Browser browser;

    CodeFlow(Browser browser) {
        this.browser = browser;
    }

    static Map<String, String> authorization() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", "tieout-console");
        parameters.put("redirect_uri", REDIRECT);
        parameters.put("scope", "openid profile email tieout");
        parameters.put("state", "a-state");
        parameters.put("code_challenge", challenge(VERIFIER));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    HttpResponse<String> authorize(Map<String, String> parameters) {
        return browser.get("/oauth2/authorize?" + Browser.query(parameters));
    }

    /// Signs in on the way and brings back the code.
    String code(String email, String password) {
        var start = authorize(authorization());
        if (!Browser.location(start).endsWith("/login")) {
            throw new AssertionError("the browser was not sent to the sign-in page");
        }
        var signedIn = browser.signIn(email, password);
        var back = browser.get(Browser.location(signedIn));
        return String.valueOf(Browser.parameters(Browser.location(back)).get("code"));
    }

    HttpResponse<String> exchange(String code, String verifier) {
        return browser.post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "tieout-console",
                        "code", code,
                        "redirect_uri", REDIRECT,
                        "code_verifier", verifier));
    }

    JsonNode tokens(String email, String password) {
        return json(exchange(code(email, password), VERIFIER));
    }

    HttpResponse<String> refresh(String refreshToken) {
        return browser.post(
                "/oauth2/token",
                Map.of("grant_type", "refresh_token", "client_id", "tieout-console", "refresh_token", refreshToken));
    }

    HttpResponse<String> clientCredentials(String clientId, String secret, Map<String, String> more) {
        var form = new LinkedHashMap<>(more);
        form.put("grant_type", "client_credentials");
        var credentials =
                Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return browser.post("/oauth2/token", form, "Authorization", "Basic " + credentials);
    }

    static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    static JsonNode header(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
    }

    static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
