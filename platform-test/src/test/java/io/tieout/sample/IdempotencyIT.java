package io.tieout.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.sample.note.NoteGate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

@ServiceTest
class IdempotencyIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NoteGate gate;

    private final UUID company = Ids.next();
    private final String token = TestTokens.bearer(company, Role.ACCOUNTANT);

    @Test
    void answersRetryFromTheFirstRequest() {
        var first = post("/once", "key", body("hello", "1.00"));
        var second = post("/once", "key", body("hello", "1.00"));

        assertThat(first.getStatus().value()).isEqualTo(201);
        assertThat(first.getResponseHeaders().get("Idempotency-Replayed")).isNull();
        assertThat(second.getStatus().value()).isEqualTo(201);
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
        assertThat(second.getResponseHeaders().getLocation())
                .isNotNull()
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(second.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(second.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void hasOneEffectUnderFiftyIdenticalRequests() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = new ArrayList<Callable<EntityExchangeResult<byte[]>>>();
            for (int i = 0; i < 50; i++) {
                requests.add(() -> post("/once", "parallel", body("parallel", "1.00")));
            }
            var answers = threads.invokeAll(requests).stream()
                    .map(IdempotencyIT::result)
                    .toList();

            assertThat(answers)
                    .extracting(answer -> answer.getStatus().value())
                    .contains(201)
                    .isSubsetOf(201, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.getStatus().value() == 201)
                    .extracting(IdempotencyIT::text)
                    .containsOnly(text(post("/once", "parallel", body("parallel", "1.00"))));
            assertThat(answers)
                    .filteredOn(answer -> answer.getStatus().value() == 409)
                    .allSatisfy(answer -> assertThat(text(answer)).contains("request-in-progress"));
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void refusesSecondRequestWhileTheFirstRuns() throws Exception {
        var first = new AtomicReference<EntityExchangeResult<byte[]>>();
        var running = Thread.ofVirtual().start(() -> first.set(post("/once", "slow", body("wait", "1.00"))));
        gate.awaitRequest();

        var second = post("/once", "slow", body("wait", "1.00"));

        assertThat(second.getStatus().value()).isEqualTo(409);
        assertThat(text(second)).contains("request-in-progress");
        assertThat(second.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
        gate.open();
        await().atMost(Duration.ofMinutes(2)).until(() -> !running.isAlive());
        assertThat(first.get().getStatus().value()).isEqualTo(201);
        assertThat(text(post("/once", "slow", body("wait", "1.00")))).isEqualTo(text(first.get()));
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void refusesKeyForAnotherBodyAndNamesTheField() {
        post("/once", "reused", body("hello", "1.00"));

        var answer = post("/once", "reused", body("hello", "1.01"));

        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(text(answer)).contains("idempotency-key-reused", "/lines/0/amount/amount");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void takesOtherOrderAndSpacingOfFieldsForTheSameRequest() {
        post("/once", "order", body("hello", "1.00"));

        var answer = post("/once", "order", """
                { "lines": [ { "amount": { "currency": "EUR", "amount": "1.00" }, "name": "a" } ], "text": "hello" }""");

        assertThat(answer.getStatus().value()).isEqualTo(201);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfRefusedRequestAndLeavesKeyFree() {
        assertThat(post("/once", "refused", body("refuse", "1.00")).getStatus().value())
                .isEqualTo(409);
        assertThat(notes()).isZero();

        assertThat(post("/once", "refused", body("hello", "1.00")).getStatus().value())
                .isEqualTo(201);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void keepsKeysOfCompaniesAndRoutesApart() {
        post("/once", "shared", body("hello", "1.00"));
        var other = client.post()
                .uri("/api/v1/notes/once")
                .header("Authorization", TestTokens.bearer(Ids.next(), Role.ACCOUNTANT))
                .header("Idempotency-Key", "shared")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body("other", "2.00"))
                .exchange()
                .expectBody(byte[].class)
                .returnResult();

        assertThat(other.getStatus().value()).isEqualTo(201);
        assertThat(post("/perhaps-once", "shared", "").getStatus().value()).isEqualTo(204);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void refusesMissingKeyWhereItIsRequired() {
        var answer = post("/once", null, body("hello", "1.00"));

        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(text(answer)).contains("idempotency-key-required");
        assertThat(notes()).isZero();
    }

    @Test
    void worksWithoutKeyWhereItIsOptional() {
        assertThat(post("/perhaps-once", null, "").getStatus().value()).isEqualTo(204);
        assertThat(post("/perhaps-once", null, "").getStatus().value()).isEqualTo(204);
        assertThat(notes()).isEqualTo(2);

        assertThat(post("/perhaps-once", "given", "").getStatus().value()).isEqualTo(204);
        assertThat(post("/perhaps-once", "given", "").getStatus().value()).isEqualTo(204);
        assertThat(notes()).isEqualTo(3);
    }

    @Test
    void refusesKeyOfWrongForm() {
        var answer = post("/once", "with blank", body("hello", "1.00"));

        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(text(answer)).contains("invalid-idempotency-key");
    }

    @Test
    void refusesKeyThatIsTooLong() {
        assertThat(text(post("/once", "k".repeat(201), body("hello", "1.00")))).contains("invalid-idempotency-key");
        assertThat(post("/once", "k".repeat(200), body("hello", "1.00"))
                        .getStatus()
                        .value())
                .isEqualTo(201);
    }

    @Test
    void tellsUploadsApartByTheirContent() {
        assertThat(upload("abc").getStatus().value()).isEqualTo(202);
        assertThat(upload("abc").getResponseHeaders().getFirst("Idempotency-Replayed"))
                .isEqualTo("true");

        var other = upload("xyz");

        assertThat(other.getStatus().value()).isEqualTo(422);
        assertThat(text(other)).contains("idempotency-key-reused", "\"/file\"");
        assertThat(notes()).isEqualTo(1);
    }

    private EntityExchangeResult<byte[]> upload(String content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "statement.csv";
            }
        });
        return client.post()
                .uri("/api/v1/notes/upload-once")
                .header("Authorization", token)
                .header("Idempotency-Key", "upload")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
    }

    private static String body(String text, String amount) {
        return """
                {"text":"%s","lines":[{"name":"a","amount":{"amount":"%s","currency":"EUR"}}]}""".formatted(text, amount);
    }

    private EntityExchangeResult<byte[]> post(String path, @Nullable String key, String body) {
        return client.post()
                .uri("/api/v1/notes" + path)
                .headers(headers -> {
                    headers.set("Authorization", token);
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
    }

    private long notes() {
        return jdbc.sql("select count(*) from note where company_id = :company")
                .param("company", company)
                .query(Long.class)
                .single();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(answer.getResponseBodyContent(), StandardCharsets.UTF_8);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
