package io.tieout.localstack.api;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Requests to the API, each repeated while it may yet succeed: a GET always, a POST because it carries an
/// idempotency key, so that a lost answer cannot make the effect happen twice.
public final class ApiClient {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 12;
    private static final long PAUSE_MILLIS = 250;
    private static final long PAUSE_MILLIS_MAX = 5000;

    private final URI base;
    private final AccessTokens tokens;
    private final HttpClient http;

    public ApiClient(URI base, AccessTokens tokens) {
        this.base = base;
        this.tokens = tokens;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    /// @param status of HTTP
    /// @param etag version of the resource, empty without
    public record Answer(int status, JsonNode body, String etag) {}

    public JsonNode get(String path) {
        return send("GET", path, null, Map.of()).body();
    }

    public Answer getWithTag(String path) {
        return send("GET", path, null, Map.of());
    }

    /// @param key the same for the same intention, however often it is tried, even by another run of the program
    public JsonNode post(String path, JsonNode body, String key) {
        return send("POST", path, json(body), Map.of("Content-Type", "application/json", "Idempotency-Key", key))
                .body();
    }

    /// For changes of a resource that has a version.
    ///
    /// @param etag the version the caller has seen
    public JsonNode postVersioned(String path, JsonNode body, String key, String etag) {
        return send(
                        "POST",
                        path,
                        json(body),
                        Map.of("Content-Type", "application/json", "Idempotency-Key", key, "If-Match", etag))
                .body();
    }

    public JsonNode patch(String path, JsonNode body, String etag) {
        return send("PATCH", path, json(body), Map.of("Content-Type", "application/merge-patch+json", "If-Match", etag))
                .body();
    }

    /// A file with fields beside it, as `multipart/form-data`.
    public JsonNode upload(String path, Map<String, String> fields, String fileName, byte[] content, String key) {
        var boundary = "tieout-" + Long.toHexString(System.nanoTime());
        var parts = new ArrayList<byte[]>();
        fields.forEach((name, value) -> parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                        + name + "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + fileName.replace("\"", "") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.add(content);
        parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                        "POST",
                        path,
                        HttpRequest.BodyPublishers.ofByteArrays(parts),
                        Map.of("Content-Type", "multipart/form-data; boundary=" + boundary, "Idempotency-Key", key))
                .body();
    }

    /// Every item of a list, page after page.
    public List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        var separator = path.contains("?") ? "&" : "?";
        var page = get(path + separator + "limit=200");
        while (true) {
            page.path("items").forEach(items::add);
            var next = page.path("next").asString("");
            if (next.isEmpty()) {
                return items;
            }
            page = get(path + separator + "limit=200&cursor=" + encode(next));
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.BodyPublisher json(JsonNode body) {
        return HttpRequest.BodyPublishers.ofString(Json.write(body));
    }

    private Answer send(
            String method, String path, HttpRequest.@Nullable BodyPublisher body, Map<String, String> headers) {
        var name = method + " " + path;
        for (int attempt = 1; ; attempt++) {
            try {
                var request = HttpRequest.newBuilder(base.resolve(path))
                        .timeout(ANSWER_LIMIT)
                        .header("Authorization", "Bearer " + tokens.next())
                        .header("Accept", "application/json, application/problem+json");
                headers.forEach(request::header);
                request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : body);
                var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                var answer = new Answer(
                        response.statusCode(),
                        Json.read(response.body()),
                        response.headers().firstValue("ETag").orElse(""));
                if (answer.status() < 300) {
                    return answer;
                }
                if (!mayStillSucceed(answer) || attempt >= ATTEMPTS) {
                    throw new ApiRefusal(name, answer.status(), answer.body());
                }
                pause(millis(response.headers().firstValue("Retry-After").orElse("0")), attempt);
            } catch (IOException e) {
                if (attempt >= ATTEMPTS) {
                    throw new LaunchFailed(name + " got no answer in " + ATTEMPTS + " attempts: " + e.getMessage(), e);
                }
                pause(0, attempt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailed("Interrupted during " + name + ".", e);
            }
        }
    }

    /// Too many requests, a service that is just starting, or the same request still at work.
    private static boolean mayStillSucceed(Answer answer) {
        return switch (answer.status()) {
            case 429, 502, 503, 504 -> true;
            case 409 -> answer.body().path("code").asString("").equals("request-in-progress");
            default -> false;
        };
    }

    private static void pause(long asked, int attempt) {
        var own = Math.min(PAUSE_MILLIS_MAX, PAUSE_MILLIS << Math.min(attempt, 5));
        try {
            TimeUnit.MILLISECONDS.sleep(asked > 0 ? Math.min(asked, PAUSE_MILLIS_MAX) : own);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted while waiting for the API.", e);
        }
    }

    private static long millis(String seconds) {
        try {
            return Long.parseLong(seconds.strip()) * 1000;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
