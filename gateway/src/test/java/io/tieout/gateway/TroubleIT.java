package io.tieout.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleIT {

    private static final int MEBIBYTE = 1024 * 1024;

    private final RunningGateway gateway = new RunningGateway(
            // As short as a slow machine allows: whoever is not meant to be slow has to answer within it.
            "--gateway.route.limits.normal-time=1500ms",
            "--gateway.route.limits.slow-time=60s",
            "--gateway.route.breaker.window=10",
            "--gateway.route.breaker.calls=3",
            "--gateway.route.breaker.pause=2s");

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void saysThatADeadServiceIsAwayAndStopsAskingIt() {
        gateway.upstream("customer").close();

        var first = gateway.getAs("someone", "/api/v1/customers");
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(RunningGateway.code(first)).isEqualTo("service-unavailable");
        assertThat(first.headers().firstValue("Retry-After")).isPresent();

        for (int call = 0; call < 10; call++) {
            assertThat(RunningGateway.code(gateway.getAs("someone", "/api/v1/customers")))
                    .isEqualTo("service-unavailable");
        }
        assertThat(gateway.get("/actuator/prometheus").body())
                .containsPattern("resilience4j_circuitbreaker_state\\{.*name=\"customer\",state=\"open\"\\} 1");
        assertThat(gateway.getAs("someone", "/api/v1/invoices").statusCode()).isEqualTo(200);
    }

    @Test
    void givesUpOnASlowServiceOpensTheCircuitAndComesBack() {
        var first = gateway.getAs("someone", "/api/v1/products/never");
        assertThat(first.statusCode()).isEqualTo(504);
        assertThat(RunningGateway.code(first)).isEqualTo("upstream-timeout");

        for (int call = 0; call < 5; call++) {
            gateway.getAs("someone", "/api/v1/products/never");
        }
        var before = gateway.upstream("sales").requests();
        assertThat(RunningGateway.code(gateway.getAs("someone", "/api/v1/products")))
                .isEqualTo("service-unavailable");
        assertThat(gateway.upstream("sales").requests()).isEqualTo(before);

        await().atMost(Duration.ofMinutes(2))
                .until(() -> gateway.getAs("someone", "/api/v1/products").statusCode() == 200);
    }

    @Test
    void refusesBodyThatSaysItIsTooLarge() {
        var before = gateway.upstream("ledger").requests();

        var answer = gateway.post("/api/v1/journal-entries", BodyPublishers.ofByteArray(new byte[MEBIBYTE + 1]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(RunningGateway.code(answer)).isEqualTo("request-too-large");
        assertThat(gateway.upstream("ledger").requests()).isEqualTo(before);
    }

    @Test
    void refusesBodyThatTurnsOutTooLarge() {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2 * MEBIBYTE]));

        var answer = gateway.post("/api/v1/journal-entries", body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(RunningGateway.code(answer)).isEqualTo("request-too-large");
    }

    @Test
    void passesBodyOfUnknownLengthWithinTheLimit() {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[MEBIBYTE - 10]));

        assertThat(RunningGateway.seen(gateway.post("/api/v1/journal-entries", body))
                        .bodyBytes())
                .isEqualTo(MEBIBYTE - 10);
    }

    @Test
    void passesFilesToTheResourcesThatTakeThem() {
        var body = BodyPublishers.ofByteArray(new byte[64 * MEBIBYTE]);

        assertThat(RunningGateway.seen(gateway.post("/api/v1/bank-statements", body))
                        .bodyBytes())
                .isEqualTo(64L * MEBIBYTE);
        assertThat(gateway.post("/api/v1/bank-statements", BodyPublishers.ofByteArray(new byte[66 * MEBIBYTE]))
                        .statusCode())
                .isEqualTo(413);
    }
}
