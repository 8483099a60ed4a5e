package io.tieout.localstack.api;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Signs a person in as a browser would: code flow with PKCE through the sign-in page. For trying the API by hand and
/// for tests; programs of other systems have clients of their own.
public final class PersonSignIn {

    private static final String CLIENT = "tieout-console";
    private static final String REDIRECT = "http://127.0.0.1/callback";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int REDIRECTS = 6;
    private static final Pattern CSRF = Pattern.compile("name=\"(_csrf)\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final URI gateway;
    private final HttpClient http;

    public PersonSignIn(URI gateway) {
        this.gateway = gateway;
        this.http = HttpClient.newBuilder()
                .connectTimeout(LIMIT)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// @return an access token
    public String signIn(String email, String password) {
        try {
            var verifier = random();
            var authorize = gateway.resolve("/oauth2/authorize?"
                    + form(Map.of(
                            "response_type",
                            "code",
                            "client_id",
                            CLIENT,
                            "redirect_uri",
                            REDIRECT,
                            "scope",
                            "openid profile tieout",
                            "state",
                            random(),
                            "code_challenge",
                            challenge(verifier),
                            "code_challenge_method",
                            "S256")));
            get(authorize);
            var page = get(gateway.resolve("/login"));
            var csrf = CSRF.matcher(page.body());
            if (!csrf.find()) {
                throw new LaunchFailed("The sign-in page at " + gateway.resolve("/login") + " did not come ("
                        + page.statusCode() + ").");
            }
            var fields = new LinkedHashMap<String, String>();
            fields.put("username", email);
            fields.put("password", password);
            fields.put(csrf.group(1), csrf.group(2));
            var signedIn = post(gateway.resolve("/login"), fields);
            var location = signedIn.headers().firstValue("Location").orElse("");
            if (location.contains("refused") || location.contains("wait")) {
                throw new LaunchFailed("Signing in as " + email + " was refused.");
            }
            return exchange(follow(authorize), verifier);
        } catch (IOException e) {
            throw new LaunchFailed("The gateway at " + gateway + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted while signing in.", e);
        }
    }

    /// @return the code in the redirect to the application
    private String follow(URI from) throws IOException, InterruptedException {
        var next = from;
        for (int step = 0; step < REDIRECTS; step++) {
            var response = get(next);
            var location = response.headers().firstValue("Location").orElse("");
            var code = CODE.matcher(location);
            if (code.find()) {
                return code.group(1);
            }
            if (location.isEmpty()) {
                break;
            }
            next = next.resolve(location);
        }
        throw new LaunchFailed("Signing in did not lead back to the application.");
    }

    private String exchange(String code, String verifier) throws IOException, InterruptedException {
        var response = post(
                gateway.resolve("/oauth2/token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", CLIENT,
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", verifier));
        var token = Json.read(response.body()).path("access_token").asString("");
        if (token.isEmpty()) {
            throw new LaunchFailed("There came no token: " + response.statusCode() + " " + response.body());
        }
        return token;
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(LIMIT)
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI uri, Map<String, String> fields) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(LIMIT)
                        .header("Accept", "text/html, application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
