package io.tieout.customer.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DuplicateSearchIT {

    private final UUID company = Ids.next();
    private final RestTestClient client;

    @Autowired
    DuplicateSearchIT(RestTestClient client) {
        this.client = client;
    }

    @Test
    void findsPairsAndKeepsThemDismissedUntilOneChanges() {
        var first = customer("{\"name\":\"PT Maju Jaya\",\"ibans\":[\"DE89370400440532013000\"]}");
        var second = customer("{\"name\":\"Maju Jaya Tbk\"}");
        customer("{\"name\":\"PT Maju Jaya Abadi\"}");
        contact(first, "Budi Santoso");
        contact(second, "budi santoso");

        var search = search();

        assertThat(search.get("records").asInt()).isEqualTo(5);
        var pairs = candidates("");
        assertThat(pairs).hasSize(1);
        var pair = pairs.getFirst();
        assertThat(List.of(pair.get("firstId").asString(), pair.get("secondId").asString()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(pair.get("signals").get(0).asString()).isEqualTo("SAME_NAME");
        assertThat(candidates("?kind=CONTACT")).hasSize(1);

        var path = "/api/v1/duplicate-candidates/" + pair.get("candidateId").asString() + "/dismiss";
        send(HttpMethod.POST, path, "{\"reason\":\" \"}", Role.SALES_MANAGER)
                .expectStatus()
                .isBadRequest();
        send(HttpMethod.POST, path, "{\"reason\":\"Two shops\"}", Role.SALES_REPRESENTATIVE)
                .expectStatus()
                .isForbidden();
        var dismissed = json(send(HttpMethod.POST, path, "{\"reason\":\"Two shops\"}", Role.SALES_MANAGER)
                .expectStatus()
                .isOk());
        assertThat(dismissed.get("dismissedReason").asString()).isEqualTo("Two shops");
        send(HttpMethod.POST, path, "{\"reason\":\"Again\"}", Role.SALES_MANAGER)
                .expectStatus()
                .isNotFound();
        search();
        assertThat(candidates("")).isEmpty();
        assertThat(candidates("?dismissed=true")).hasSize(1);

        client.patch()
                .uri("/api/v1/customers/" + second)
                .header("Authorization", TestTokens.bearer(company, Role.SALES_MANAGER))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .body("{\"country\":\"ID\"}")
                .exchange()
                .expectStatus()
                .isOk();
        search();

        assertThat(candidates("")).hasSize(1);
    }

    @Test
    void pagesThroughThePairsAndForgetsThoseThatWereMerged() {
        var one = customer("{\"name\":\"Sinar Abadi\"}");
        var two = customer("{\"name\":\"CV Sinar Abadi\"}");
        customer("{\"name\":\"PT Sinar Abadi\"}");
        search();
        var seen = new HashSet<String>();
        String next = "";
        do {
            var page = json(send(
                            HttpMethod.GET,
                            "/api/v1/duplicate-candidates?limit=1" + (next.isEmpty() ? "" : "&cursor=" + next),
                            null,
                            Role.AUDITOR)
                    .expectStatus()
                    .isOk());
            page.get("items")
                    .values()
                    .forEach(pair -> seen.add(pair.get("candidateId").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(seen).hasSize(3);

        json(send(HttpMethod.POST, "/api/v1/customer-merges", """
                {"survivorId":"%s","survivorVersion":1,"mergedId":"%s","mergedVersion":1,"reason":"Twice"}
                """.formatted(one, two), Role.SALES_MANAGER)
                .expectStatus()
                .isCreated());

        assertThat(candidates("")).hasSize(1);
    }

    @Test
    void showsNothingOfOthers() {
        customer("{\"name\":\"Sinar Abadi\"}");
        customer("{\"name\":\"CV Sinar Abadi\"}");
        var search = search();
        var pair = candidates("").getFirst().get("candidateId").asString();
        var stranger = TestTokens.bearer(Ids.next(), Role.ADMIN);

        send(HttpMethod.POST, "/api/v1/duplicate-searches", null, Role.SALES_REPRESENTATIVE)
                .expectStatus()
                .isForbidden();
        assertThat(client.get()
                        .uri("/api/v1/duplicate-searches/"
                                + search.get("searchId").asString())
                        .header("Authorization", stranger)
                        .exchange()
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isEqualTo(404);
        assertThat(client.post()
                        .uri("/api/v1/duplicate-candidates/" + pair + "/dismiss")
                        .header("Authorization", stranger)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"reason\":\"Mine\"}")
                        .exchange()
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    private JsonNode search() {
        var started = json(send(HttpMethod.POST, "/api/v1/duplicate-searches", null, Role.SALES_MANAGER)
                .expectStatus()
                .isAccepted());
        var path = "/api/v1/duplicate-searches/" + started.get("searchId").asString();
        await().atMost(Duration.ofMinutes(1)).until(() -> json(send(HttpMethod.GET, path, null, Role.SALES_MANAGER))
                .get("state")
                .asString()
                .equals("DONE"));
        return json(send(HttpMethod.GET, path, null, Role.SALES_MANAGER));
    }

    private List<JsonNode> candidates(String filter) {
        return json(send(HttpMethod.GET, "/api/v1/duplicate-candidates" + filter, null, Role.SALES_MANAGER)
                        .expectStatus()
                        .isOk())
                .get("items")
                .values()
                .stream()
                .toList();
    }

    private String customer(String body) {
        return json(send(HttpMethod.POST, "/api/v1/customers?onDuplicate=ALLOW", body, Role.SALES_MANAGER)
                        .expectStatus()
                        .isCreated())
                .get("customerId")
                .asString();
    }

    private void contact(String customer, String name) {
        send(
                        HttpMethod.POST,
                        "/api/v1/customers/" + customer + "/contacts",
                        "{\"name\":\"" + name + "\",\"role\":\"Owner\",\"email\":\"budi@x.example\"}",
                        Role.SALES_MANAGER)
                .expectStatus()
                .isCreated();
    }

    private ResponseSpec send(HttpMethod method, String path, @Nullable String body, Role role) {
        var request = client.method(method).uri(path).header("Authorization", TestTokens.bearer(company, role));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange();
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
