package io.tieout.customer.party;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CustomerBatchIT {

    private static final String CREATE = "{\"kind\":\"CREATE\",\"customer\":{\"name\":\"%s\"}}";
    private static final String NAMELESS = "{\"kind\":\"CREATE\",\"customer\":{\"country\":\"DE\"}}";

    private final UUID company = Ids.next();
    private final RestTestClient client;

    @Autowired
    CustomerBatchIT(RestTestClient client) {
        this.client = client;
    }

    @Test
    void answersEachOperationInItsPlace() {
        var first = result(work(false, CREATE.formatted("Satu Jaya")), 0);

        var done = json(work(
                        false,
                        CREATE.formatted("Dua Makmur"),
                        NAMELESS,
                        update(first.get("customerId").asString(), 1, "{\"country\":\"ID\"}"),
                        update(first.get("customerId").asString(), 1, "{\"country\":\"DE\"}"),
                        update(first.get("customerId").asString(), 2, "{\"country\":\"ID\"}"),
                        update(Ids.next().toString(), 1, "{\"country\":\"DE\"}"),
                        CREATE.formatted("Satu Jaya"))
                .expectStatus()
                .isOk());

        assertThat(done.get("created").asInt()).isEqualTo(1);
        assertThat(done.get("changed").asInt()).isEqualTo(1);
        assertThat(done.get("unchanged").asInt()).isEqualTo(1);
        assertThat(done.get("refused").asInt()).isEqualTo(4);
        var results = done.get("results");
        assertThat(results.get(0).get("customerNumber").asString()).isEqualTo("C-000002");
        assertThat(results.get(1).get("problem").get("code").asString()).isEqualTo("invalid-field");
        assertThat(results.get(1)
                        .get("problem")
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asString())
                .isEqualTo("/name");
        assertThat(results.get(2).get("version").asInt()).isEqualTo(2);
        assertThat(results.get(3).get("problem").get("status").asInt()).isEqualTo(412);
        assertThat(results.get(4).get("outcome").asString()).isEqualTo("UNCHANGED");
        assertThat(results.get(5).get("problem").get("code").asString()).isEqualTo("customer-not-found");
        assertThat(results.get(6).get("problem").get("code").asString()).isEqualTo("possible-duplicate");
        assertThat(results.get(6).get("problem").get("facts").get("candidates")).hasSize(1);
        assertThat(customers()).isEqualTo(2);
    }

    @Test
    void doesNothingOfAnAtomicBatchWithARefusedOperation() {
        var problem = json(work(true, CREATE.formatted("Satu Jaya"), NAMELESS)
                .expectStatus()
                .isEqualTo(422));

        assertThat(problem.get("code").asString()).isEqualTo("batch-refused");
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/operations/1");
        assertThat(problem.get("results").get(0).get("outcome").asString()).isEqualTo("UNDONE");
        assertThat(problem.get("results").get(1).get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(customers()).isZero();
        assertThat(result(work(true, CREATE.formatted("Satu Jaya")), 0)
                        .get("customerNumber")
                        .asString())
                .isEqualTo("C-000001");
    }

    @Test
    void refusesOperationThatSaysTooMuchOrTooLittle() {
        var done = json(work(
                false,
                "{\"kind\":\"UPDATE\",\"version\":1,\"customer\":{}}",
                "{\"kind\":\"UPDATE\",\"customerId\":\"" + Ids.next() + "\",\"customer\":{}}",
                "{\"kind\":\"UPDATE\",\"onDuplicate\":\"WARN\",\"customer\":{}}",
                "{\"kind\":\"CREATE\",\"version\":1,\"customer\":{\"name\":\"X\"}}",
                "{\"kind\":\"CREATE\",\"customerId\":\"" + Ids.next() + "\",\"customer\":{\"name\":\"X\"}}"));

        assertThat(done.get("refused").asInt()).isEqualTo(5);
        done.get("results")
                .forEach(result ->
                        assertThat(result.get("problem").get("code").asString()).isEqualTo("invalid-operation"));
    }

    @Test
    void takesTwoHundredOperationsAndNoMore() {
        work(false, Collections.nCopies(201, NAMELESS).toArray(String[]::new))
                .expectStatus()
                .isBadRequest();
        work(false).expectStatus().isBadRequest();

        var done = json(work(false, Collections.nCopies(200, NAMELESS).toArray(String[]::new)));

        assertThat(done.get("results")).hasSize(200);
    }

    @Test
    void worksOnceForOneKey() {
        var key = Ids.next().toString();

        var first = json(work(key, SALES_MANAGER, false, CREATE.formatted("Satu Jaya")));
        var again = json(work(key, SALES_MANAGER, false, CREATE.formatted("Satu Jaya"))
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true"));

        assertThat(again).isEqualTo(first);
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void isRefusedToThoseWhoWriteNothing() {
        work(Ids.next().toString(), AUDITOR, false, CREATE.formatted("Satu Jaya"))
                .expectStatus()
                .isForbidden();
    }

    private static String update(String customerId, int version, String changes) {
        return "{\"kind\":\"UPDATE\",\"customerId\":\"%s\",\"version\":%d,\"customer\":%s}"
                .formatted(customerId, version, changes);
    }

    private ResponseSpec work(boolean atomic, String... operations) {
        return work(Ids.next().toString(), SALES_MANAGER, atomic, operations);
    }

    private ResponseSpec work(String key, Role role, boolean atomic, String... operations) {
        return client.post()
                .uri("/api/v1/customer-batches")
                .header("Authorization", TestTokens.bearer(company, role))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"atomic\":" + atomic + ",\"operations\":[" + String.join(",", operations) + "]}")
                .exchange();
    }

    private static JsonNode result(ResponseSpec response, int index) {
        return json(response.expectStatus().isOk()).get("results").get(index);
    }

    private int customers() {
        return json(client.get()
                        .uri("/api/v1/customers")
                        .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                        .exchange())
                .get("items")
                .size();
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
