package io.tieout.customer.followup;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class FollowUpIT {

    private final UUID company = Ids.next();
    private final UUID ann = Ids.next();
    private final UUID ben = Ids.next();
    private final RestTestClient client;

    @Autowired
    FollowUpIT(RestTestClient client) {
        this.client = client;
    }

    @Test
    void whatIsPromisedIsDueForSomebodyAndStandsInTheTimelineWhenDone() {
        var customer = json(post(person(ann), "/api/v1/customers", "{\"name\":\"Kunde\"}")
                        .expectStatus()
                        .isCreated())
                .get("customerId")
                .asString();
        var path = "/api/v1/customers/" + customer + "/follow-ups";
        var later = json(post(person(ann), path, "{\"title\":\"Visit\",\"dueOn\":\"2026-12-31\"}")
                .expectStatus()
                .isCreated());
        var sooner = json(post(person(ann), path, "{\"title\":\"Send offer\",\"dueOn\":\"2026-07-01\"}"));
        post(
                        person(ann),
                        path,
                        "{\"title\":\"Check credit\",\"dueOn\":\"2026-07-02\",\"assigneeUserId\":\"%s\"}"
                                .formatted(ben))
                .expectStatus()
                .isCreated();

        var page = json(get(person(ann), "/api/v1/follow-ups?limit=2&done=false"));
        assertThat(texts(page.get("items"))).as("due first").containsExactly("Send offer", "Check credit");
        post(person(ann), path, "{\"title\":\"Early\",\"dueOn\":\"2026-01-01\"}")
                .expectStatus()
                .isCreated();
        page = json(get(
                person(ann),
                "/api/v1/follow-ups?limit=2&done=false&cursor="
                        + page.get("next").asString()));
        assertThat(texts(page.get("items"))).containsExactly("Visit");
        assertThat(texts(items(get(person(ben), "/api/v1/follow-ups")))).containsExactly("Check credit");
        assertThat(texts(items(get(person(ann), "/api/v1/follow-ups?dueUntil=2026-07-01&assigneeUserId=" + ann))))
                .containsExactly("Early", "Send offer");

        var done = "/api/v1/follow-ups/" + sooner.get("followUpId").asString() + "/complete";
        problem(post(person(ben), done, "{}"), 404, "follow-up-not-found");
        post(TestTokens.bearer(company, AUDITOR), done, "{}").expectStatus().isForbidden();
        assertThat(json(post(person(ann), done, "{\"outcome\":\"Sent by mail\"}")
                                .expectStatus()
                                .isOk())
                        .get("doneBy")
                        .asString())
                .isEqualTo(ann.toString());
        problem(post(person(ann), done, "{}"), 409, "follow-up-done");
        var timeline = items(get(person(ann), "/api/v1/customers/" + customer + "/interactions"));
        assertThat(timeline.get(0).get("subject").asString()).isEqualTo("Done: Send offer");
        assertThat(timeline.get(0).get("body").asString()).isEqualTo("Sent by mail");

        var calendar = get(person(ann), "/api/v1/follow-ups/calendar")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/calendar;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(calendar)
                .contains("SUMMARY:Kunde: Visit\r\n")
                .contains("UID:" + later.get("followUpId").asString())
                .doesNotContain("Send offer")
                .doesNotContain("Check credit");
    }

    private String person(UUID user) {
        return TestTokens.bearer(user, company, SALES_REPRESENTATIVE);
    }

    private ResponseSpec get(String bearer, String path) {
        return client.get().uri(path).header("Authorization", bearer).exchange();
    }

    private ResponseSpec post(String bearer, String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static JsonNode items(ResponseSpec response) {
        return json(response.expectStatus().isOk()).get("items");
    }

    private static List<String> texts(JsonNode rows) {
        return rows.valueStream().map(row -> row.get("title").asString()).toList();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        var body = json(response.expectStatus().isEqualTo(status));
        assertThat(body.get("code").asString()).isEqualTo(code);
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
