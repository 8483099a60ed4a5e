package io.tieout.customer.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class SourceWatchTest {

    @Test
    void aServiceThatDiesMakesItsBlocksStaleAsOfWhenItWasSeenLast() throws Exception {
        var times = new ArrayDeque<Instant>();
        var first = Instant.parse("2026-06-30T10:00:00Z");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/liveness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        var properties = new OverviewProperties(
                null,
                "http://127.0.0.1:" + server.getAddress().getPort(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                new OverviewProperties.StreamProperties(
                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1));
        var watch = new SourceWatchJob(properties, new SourceClient(properties), new FixedTimes(times));

        times.add(first);
        times.add(first);
        watch.run();
        assertThat(watch.status(Source.LEDGER)).isEqualTo(new SourceStatus(false, first));
        assertThat(watch.status(Source.SALES)).as("nobody asks").isEqualTo(SourceStatus.UNWATCHED);

        server.stop(0);
        times.add(first.plusSeconds(5));
        times.add(first.plusSeconds(5));
        watch.run();

        assertThat(watch.status(Source.LEDGER)).isEqualTo(new SourceStatus(true, first));
    }

    /// Gives the instants in turn.
    private static final class FixedTimes extends Clock {

        private final ArrayDeque<Instant> times;

        FixedTimes(ArrayDeque<Instant> times) {
            this.times = times;
        }

        @Override
        public Instant instant() {
            return times.size() > 1 ? times.removeFirst() : times.getFirst();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
