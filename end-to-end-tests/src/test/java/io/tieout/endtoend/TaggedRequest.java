package io.tieout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A POST that names the version it is based on; sent again with the same key while a service is away.
final class TaggedRequest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalStack stack;
    private final String traceparent;

    TaggedRequest(LocalStack stack) {
        this(stack, "");
    }

    /// @param traceparent of the trace that it is part of; empty for none
    TaggedRequest(LocalStack stack, String traceparent) {
        this.stack = stack;
        this.traceparent = traceparent;
    }

    JsonNode post(String path, JsonNode body, String etag) {
        var key = UUID.randomUUID().toString();
        var answer = org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .pollDelay(Duration.ZERO)
                .ignoreException(IOException.class)
                .until(() -> send(path, body, etag, key), response -> response.statusCode() < 500);
        assertThat(answer.statusCode()).as("POST %s: %s", path, answer.body()).isLessThan(300);
        return Json.read(answer.body());
    }

    private HttpResponse<String> send(String path, JsonNode body, String etag, String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(stack.url().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + stack.operatorToken())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("If-Match", etag)
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        if (!traceparent.isEmpty()) {
            request.header("traceparent", traceparent);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
