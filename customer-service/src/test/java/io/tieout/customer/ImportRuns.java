package io.tieout.customer;

import static org.awaitility.Awaitility.await;

import io.tieout.platform.security.Role;
import io.tieout.platformtest.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

/// Sends files to one of the import routes and waits for what became of their rows.
///
/// @param route for example `lead-imports`
public record ImportRuns(RestTestClient client, UUID company, String route) {

    public JsonNode run(String parameters, String file) {
        var id = json(upload(parameters, file, Role.SALES_MANAGER)
                        .expectStatus()
                        .isAccepted())
                .get("importId")
                .asString();
        return awaited(id, "DONE");
    }

    private JsonNode awaited(String importId, String state) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> json(get("/api/v1/" + route + "/" + importId)),
                        job -> job.get("state").asString().equals(state));
    }

    public ResponseSpec revert(JsonNode done) {
        return client.post()
                .uri("/api/v1/" + route + "/" + done.get("importId").asString() + "/revert")
                .header("Authorization", TestTokens.bearer(company, Role.SALES_MANAGER))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .exchange();
    }

    /// How many were taken back, and how many kept.
    public List<Integer> reverted(JsonNode done) {
        revert(done).expectStatus().isAccepted();
        var gone = awaited(done.get("importId").asString(), "REVERTED");
        return List.of(gone.get("rowsTakenBack").asInt(), gone.get("rowsKept").asInt());
    }

    public String kept(JsonNode done) {
        return text("/api/v1/" + route + "/" + done.get("importId").asString() + "/kept-rows");
    }

    public ResponseSpec upload(String parameters, String file, Role role) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "rows.csv";
            }
        });
        return client.post()
                .uri("/api/v1/" + route + parameters)
                .header("Authorization", TestTokens.bearer(company, role))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    public String refused(JsonNode done) {
        return text("/api/v1/" + route + "/" + done.get("importId").asString() + "/refused-rows");
    }

    public String text(String path) {
        return Objects.requireNonNull(get(path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /// Imported, changed, unchanged, refused.
    public static List<Integer> counts(JsonNode done) {
        return List.of(
                done.get("rowsImported").asInt(),
                done.get("rowsChanged").asInt(),
                done.get("rowsUnchanged").asInt(),
                done.get("rowsRefused").asInt());
    }

    public JsonNode json(String path) {
        return json(get(path).expectStatus().isOk());
    }

    public JsonNode post(String path, String body) {
        return json(client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, Role.SALES_MANAGER))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isCreated());
    }

    private ResponseSpec get(String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, Role.SALES_MANAGER))
                .exchange();
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
