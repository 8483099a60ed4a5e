package io.tieout.customer.merge;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.TestTokens;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A company that enters and merges customers over the API.
final class Entries {

    record Answer(
            int status, @Nullable String location, @Nullable String etag, JsonNode body) {

        String told() {
            return status + " " + body.path("code").asString("");
        }

        String text(String pointer) {
            return body.at(pointer).asString("");
        }

        List<String> texts(String list, String pointer) {
            return body.at(list).values().stream()
                    .map(item -> item.at(pointer).asString())
                    .sorted()
                    .toList();
        }
    }

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final UUID company = Ids.next();
    private final RestTestClient client;

    /// With a client that does not follow a redirection: what the service answers is what is asked here.
    Entries(int port) {
        client = RestTestClient.bindToServer(new JdkClientHttpRequestFactory(HTTP))
                .baseUrl("http://localhost:" + port)
                .build();
    }

    Answer send(HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch, Role role) {
        return send(TestTokens.bearer(company, role), method, path, body, ifMatch);
    }

    Answer send(String bearer, HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        var request = client.method(method).uri(path).header("Authorization", bearer);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.contentType(
                            method.equals(HttpMethod.PATCH)
                                    ? MediaType.valueOf("application/merge-patch+json")
                                    : MediaType.APPLICATION_JSON)
                    .body(body);
        }
        var result = request.exchange().expectBody(String.class).returnResult();
        var headers = result.getResponseHeaders();
        return new Answer(
                result.getStatus().value(),
                headers.getFirst("Location"),
                headers.getETag(),
                JSON.readTree(Objects.requireNonNullElse(result.getResponseBody(), "{}")));
    }

    Answer get(String path) {
        return send(HttpMethod.GET, path, null, null, Role.SALES_MANAGER);
    }

    Answer post(String path, String body) {
        return send(HttpMethod.POST, path, body, null, Role.SALES_MANAGER);
    }

    Answer patch(String id, String body) {
        return send(
                HttpMethod.PATCH,
                "/api/v1/customers/" + id,
                body,
                get("/api/v1/customers/" + id).etag(),
                Role.SALES_MANAGER);
    }

    String customer(String body) {
        return post("/api/v1/customers?onDuplicate=ALLOW", body).text("/customerId");
    }

    long version(String id) {
        return get("/api/v1/customers/" + id).body().path("version").asLong();
    }

    String wanted(String survivor, String merged, String choices) {
        return """
               {"survivorId":"%s","survivorVersion":%d,"mergedId":"%s","mergedVersion":%d,"choices":{%s},"reason":"Twice"}
               """.formatted(survivor, version(survivor), merged, version(merged), choices);
    }

    Answer merge(String survivor, String merged) {
        return merge(survivor, merged, "");
    }

    Answer merge(String survivor, String merged, String choices) {
        return post("/api/v1/customer-merges", wanted(survivor, merged, choices));
    }

    Answer undo(Answer merge) {
        return post("/api/v1/customer-merges/" + merge.text("/mergeId") + "/undo", "");
    }
}
