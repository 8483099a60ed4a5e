package io.tieout.reconciliation.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuessLimitTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-31T10:00:00Z"));
    private final GuessLimit limit = new GuessLimit(new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    });

    @Test
    void shutsOutWhoGuessesAndNobodyElseAndNotForEver() {
        for (int miss = 0; miss < GuessLimit.MISSES; miss++) {
            assertThat(limit.isShutOut("192.0.2.1")).isFalse();
            limit.missed("192.0.2.1");
        }

        assertThat(limit.isShutOut("192.0.2.1")).isTrue();
        assertThat(limit.isShutOut("192.0.2.2")).isFalse();
        now.updateAndGet(instant -> instant.plus(GuessLimit.WINDOW).minus(Duration.ofMillis(1)));
        assertThat(limit.isShutOut("192.0.2.1")).isTrue();
        now.updateAndGet(instant -> instant.plusMillis(1));
        assertThat(limit.isShutOut("192.0.2.1")).isFalse();
        limit.missed("192.0.2.1");
        assertThat(limit.isShutOut("192.0.2.1")).isFalse();
    }

    @Test
    void takesAnIpv6NetworkForOneAddress() {
        for (int miss = 0; miss < GuessLimit.MISSES; miss++) {
            limit.missed("2001:db8:0:1::" + Integer.toHexString(miss + 1));
        }

        assertThat(limit.isShutOut("2001:db8:0:1:ffff::9")).isTrue();
        assertThat(limit.isShutOut("2001:db8:0:2::1")).isFalse();
    }
}
