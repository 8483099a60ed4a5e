package io.tieout.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/// A company of a test's own, with its standard pipeline and whatever the test adds through the API.
public final class SalesJourney {

    public final UUID company = Ids.next();
    private final RestTestClient client;
    private final EventProbe events;

    public SalesJourney(RestTestClient client, EventProbe events) {
        this.client = client;
        this.events = events;
        events.publish(
                IdentityEvents.COMPANY_STATE,
                company,
                company,
                1,
                new CompanyState(company, "Contoh", "EUR", "Europe/Berlin", "en", 1));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> json(get(Role.SALES_MANAGER, "/api/v1/pipelines"))
                                .get("items")
                                .size()
                        == 1);
    }

    public UUID aCustomer(String name) {
        var id = Ids.next();
        events.tell(
                CustomerEvents.CUSTOMER_STATE,
                company,
                id,
                1,
                new CustomerState(
                        id, "C-" + id, name, List.of(), null, null, List.of(), "EUR", "DE", 14, "ACTIVE", null));
        return id;
    }

    public JsonNode aDeal(UUID customer, String amount) {
        return json(post(Role.SALES_MANAGER, "/api/v1/deals", """
                        {"customerId":"%s","value":{"amount":"%s","currency":"EUR"},"openedOn":"2026-03-01"}
                        """.formatted(customer, amount))
                .expectStatus()
                .isCreated());
    }

    public JsonNode anOrder(UUID customer, @Nullable UUID deal) {
        return json(post(Role.SALES_MANAGER, "/api/v1/orders", orderBody(customer, deal))
                .expectStatus()
                .isCreated());
    }

    public static String orderBody(UUID customer, @Nullable UUID deal) {
        return """
               {"customerId":"%s","dealId":%s,"currency":"EUR","lines":[
                 {"productCode":"W","description":"Widget","quantity":3,"unitPrice":1.05,"taxCode":"STANDARD","taxRatePercent":10},
                 {"productCode":"W","description":"Widget","quantity":1,"unitPrice":1000,"taxCode":"STANDARD","taxRatePercent":10}]}
               """.formatted(customer, deal == null ? "null" : "\"" + deal + "\"");
    }

    public ResponseSpec get(Role role, String path) {
        return get(TestTokens.bearer(company, role), path);
    }

    public ResponseSpec get(String bearer, String path) {
        return client.get().uri(path).header("Authorization", bearer).exchange();
    }

    public ResponseSpec post(Role role, String path, String body) {
        return post(TestTokens.bearer(company, role), path, null, body);
    }

    public ResponseSpec post(String bearer, String path, @Nullable String ifMatch, String body) {
        var request = client.post()
                .uri(path)
                .header("Authorization", bearer)
                .header("Idempotency-Key", Ids.next().toString())
                .contentType(MediaType.APPLICATION_JSON);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(body).exchange();
    }

    public ResponseSpec post(Role role, String path, String ifMatch, String body) {
        return post(TestTokens.bearer(company, role), path, ifMatch, body);
    }

    public ResponseSpec patch(Role role, String path, String ifMatch, String body) {
        return client.patch()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .header("If-Match", ifMatch)
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    public ResponseSpec put(Role role, String path, @Nullable String ifMatch, String body) {
        var request = client.put()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .contentType(MediaType.APPLICATION_JSON);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(body).exchange();
    }

    public static void problem(ResponseSpec response, int status, String code) {
        var body = json(response.expectStatus().isEqualTo(status));
        assertThat(body.get("code").asString()).isEqualTo(code);
    }

    public static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
