package io.tieout.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A browser with cookies that follows no redirect by itself, so that a test sees each step.
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final @Nullable String address;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    Browser(int port) {
        this(port, null);
    }

    /// @param address where the gateway says that the browser is
    Browser(int port, @Nullable String address) {
        this.base = "http://127.0.0.1:" + port;
        this.address = address;
    }

    HttpResponse<String> get(String pathOrUri) {
        return send(request(pathOrUri).header("Accept", "text/html").GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(form)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// Opens the sign-in page, fills it in and sends it.
    HttpResponse<String> signIn(String email, String password) {
        return post("/login", Map.of("_csrf", csrf("/login"), "username", email, "password", password));
    }

    String csrf(String page) {
        var form = CSRF.matcher(get(page).body());
        if (!form.find()) {
            throw new AssertionError(page + " has no form");
        }
        return form.group(1);
    }

    static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(
                        () -> new AssertionError("no redirect but " + response.statusCode() + " " + response.body()));
    }

    static Map<String, String> parameters(String uri) {
        return Arrays.stream(URI.create(uri).getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    static String query(Map<String, String> parameters) {
        return new LinkedHashMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String pathOrUri) {
        var request = HttpRequest.newBuilder(URI.create(pathOrUri.startsWith("http") ? pathOrUri : base + pathOrUri))
                .timeout(Duration.ofMinutes(2));
        return address == null ? request : request.header("X-Forwarded-For", address);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
