package io.tieout.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitIT {

    /// A bucket of five that fills by one a second is empty long before, also when a request takes most of a second.
    private static final int MANY = 200;

    private final RunningGateway gateway = new RunningGateway(
            "--TIEOUT_RATE_LIMIT_PER_SECOND=1",
            "--TIEOUT_RATE_LIMIT_BURST=5",
            "--gateway.rate-limit.address.per-second=1",
            "--gateway.rate-limit.address.burst=5",
            "--gateway.origin.trusted-proxies=127\\.0\\.0\\.1");

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void stopsACallerWhoAsksTooFastAndNobodyElse() {
        var last = gateway.getAs("hasty", "/api/v1/invoices");
        assertThat(last.headers().firstValue("RateLimit-Policy")).contains("\"caller\";q=5;w=5");
        for (int call = 0; call < MANY && last.statusCode() == 200; call++) {
            last = gateway.getAs("hasty", "/api/v1/invoices");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(RunningGateway.code(last)).isEqualTo("rate-limited");
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
        assertThat(last.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"caller\";r=0;t=");
        assertThat(gateway.getAs("calm", "/api/v1/invoices").statusCode()).isEqualTo(200);
    }

    @Test
    void stopsAnAddressThatGuessesTokens() {
        var last = 0;
        for (int call = 0; call < MANY && last != 429; call++) {
            last = gateway.get("/api/v1/invoices", "X-Forwarded-For", "203.0.113.5", "Authorization", "Bearer abc")
                    .statusCode();
        }

        assertThat(last).isEqualTo(429);
        assertThat(gateway.get("/api/v1/invoices", "X-Forwarded-For", "203.0.113.6")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void countsAllAddressesOfOneIpv6NetworkTogether() {
        var last = 0;
        for (int call = 0; call < MANY && last != 429; call++) {
            last = gateway.get("/login", "X-Forwarded-For", "2001:db8:1:2:" + call + "::1")
                    .statusCode();
        }

        assertThat(last).isEqualTo(429);
        assertThat(gateway.get("/login", "X-Forwarded-For", "2001:db8:1:3::1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void believesOnlyTheLastHopThatIsNotATrustedProxy() {
        var last = 0;
        for (int call = 0; call < MANY && last != 429; call++) {
            last = gateway.get("/login", "X-Forwarded-For", "198.51.100." + call + ", 203.0.113.77")
                    .statusCode();
        }

        assertThat(last).isEqualTo(429);
    }

    @Test
    void keepsHealthChecksFree() {
        for (int call = 0; call < 20; call++) {
            assertThat(gateway.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        }
    }
}
