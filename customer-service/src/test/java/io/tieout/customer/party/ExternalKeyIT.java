package io.tieout.customer.party;

import static io.tieout.platform.security.Role.SALES_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ExternalKeyIT {

    private static final String KEY = "/api/v1/customers/by-key/SAP/4711";

    private final UUID company = Ids.next();
    private final RestTestClient client;

    @Autowired
    ExternalKeyIT(RestTestClient client) {
        this.client = client;
    }

    @Test
    void entersOnceAndChangesAfterwards() {
        var entered = json(put(KEY, "{\"name\":\"Toko Makmur\",\"ibans\":[\"DE89370400440532013000\"]}", null)
                .expectStatus()
                .isCreated());
        var same =
                json(put(KEY, "{\"name\":\"Toko Makmur\"}", null).expectStatus().isOk());
        var changed = json(put(KEY, "{\"name\":\"Toko Makmur Jaya\",\"country\":\"ID\"}", "\"1\"")
                .expectStatus()
                .isOk());

        assertThat(same.get("customerId")).isEqualTo(entered.get("customerId"));
        assertThat(same.get("version").asInt()).isEqualTo(1);
        assertThat(changed.get("name").asString()).isEqualTo("Toko Makmur Jaya");
        assertThat(changed.get("version").asInt()).isEqualTo(2);
        // What was not said stays.
        assertThat(changed.get("ibans")).hasSize(1);
        problem(put(KEY, "{\"name\":\"Late\"}", "\"1\""), 412, "stale-version");
        assertThat(json(send(HttpMethod.GET, KEY, null, null).expectStatus().isOk())
                        .get("name")
                        .asString())
                .isEqualTo("Toko Makmur Jaya");
    }

    @Test
    void makesOneCustomerOfFiftyCallsAtOnce() throws Exception {
        Callable<Integer> call = () -> put(KEY, "{\"name\":\"Toko Makmur\"}", null)
                .returnResult(String.class)
                .getStatus()
                .value();

        try (var threads = Executors.newFixedThreadPool(50)) {
            var answers = threads.invokeAll(Collections.nCopies(50, call)).stream()
                    .map(answer -> answer.resultNow())
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertThat(answers).containsOnlyKeys(200, 201).containsEntry(201, 1L);
        }
        assertThat(json(send(HttpMethod.GET, "/api/v1/customers", null, null)).get("items"))
                .hasSize(1);
    }

    @Test
    void givesACustomerKeysOfSeveralSystemsAndAKeyToOneOnly() {
        var first =
                json(put(KEY, "{\"name\":\"First\"}", null)).get("customerId").asString();
        var second = json(put("/api/v1/customers/by-key/SHOP/s-1", "{\"name\":\"Second\"}", null))
                .get("customerId")
                .asString();
        var keys = "/api/v1/customers/" + first + "/external-keys";

        send(HttpMethod.PUT, keys + "/CRM/c-9", null, null).expectStatus().isCreated();
        send(HttpMethod.PUT, keys + "/CRM/c-9", null, null).expectStatus().isOk();

        problem(send(HttpMethod.PUT, keys + "/SHOP/s-1", null, null), 409, "external-key-taken");
        assertThat(json(send(HttpMethod.GET, keys, null, null)).get("items")).hasSize(2);
        assertThat(second).isNotEqualTo(first);
        problem(send(HttpMethod.GET, "/api/v1/customers/by-key/SAP/none", null, null), 404, "external-key-unknown");
        problem(put("/api/v1/customers/by-key/-SAP/1", "{\"name\":\"X\"}", null), 400, "invalid-external-key");
        problem(put("/api/v1/customers/by-key/SAP/77", "{\"name\":\"X\"}", "\"1\""), 412, "stale-version");
        problem(put("/api/v1/customers/by-key/SAP/77", "{\"name\":\"First\"}", null), 409, "possible-duplicate");
        assertThat(client.get()
                        .uri(KEY)
                        .header("Authorization", TestTokens.bearer(Ids.next(), SALES_MANAGER))
                        .exchange()
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    private ResponseSpec put(String path, String body, @Nullable String ifMatch) {
        return send(HttpMethod.PUT, path, body, ifMatch);
    }

    private ResponseSpec send(HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        var request =
                client.method(method).uri(path).header("Authorization", TestTokens.bearer(company, SALES_MANAGER));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        assertThat(json(response.expectStatus().isEqualTo(status)).get("code").asString())
                .isEqualTo(code);
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
