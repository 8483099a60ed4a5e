package io.tieout.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tieout.platform.event.TestInfrastructure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NightlyChecksIT {

    private static final Instant NIGHT = Instant.parse("2026-03-31T02:30:00Z");

    private final HikariDataSource database = TestInfrastructure.newDatabase();
    private final AtomicInteger runs = new AtomicInteger();
    private boolean holds;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void checksOnceForAllReplicasAndEachTellsWhatWasFound() {
        var first = replica(NIGHT);
        var second = replica(NIGHT);

        first.job.run();
        second.job.run();

        assertThat(runs).hasValue(1);
        assertThat(first.figure("tieout.checks.broken")).isEqualTo(1);
        assertThat(second.figure("tieout.checks.broken")).isEqualTo(1);
        assertThat(replica(NIGHT).figure("tieout.checks.broken"))
                .as("after a restart")
                .isEqualTo(1);
    }

    @Test
    void forgetsWhatWasBrokenWhenTheNextNightFindsItMended() {
        replica(NIGHT).job.run();
        holds = true;
        var next = replica(NIGHT.plusSeconds(86_400));

        next.job.run();

        assertThat(runs).hasValue(2);
        assertThat(next.figure("tieout.checks.broken")).isZero();
    }

    @Test
    void tellsHowLongNothingWasChecked() {
        var replica = replica(NIGHT);
        assertThat(replica.figure("tieout.checks.age")).as("a fresh one").isZero();
        JdbcClient.create(database).sql("""
                        insert into check_run (run_date, finished_at, broken)
                        values (date '2026-03-29', now() - interval '2 days', 0), (date '2026-03-30', null, null)
                        """).update();

        assertThat(replica.figure("tieout.checks.age")).isBetween(172_800.0, 172_860.0);
    }

    private Replica replica(Instant now) {
        var registry = new SimpleMeterRegistry();
        var job = new NightlyChecksJob(
                new Checks(List.of(new Counted())),
                new NightlyChecksRepository(JdbcClient.create(database)),
                registry,
                Clock.fixed(now, ZoneOffset.UTC));
        return new Replica(job, registry);
    }

    private record Replica(NightlyChecksJob job, SimpleMeterRegistry registry) {

        double figure(String name) {
            return registry.get(name).gauge().value();
        }
    }

    private final class Counted implements InvariantCheck {

        @Override
        public String invariant() {
            return "I0";
        }

        @Override
        public String statement() {
            return "nothing is wrong";
        }

        @Override
        public List<Violation> violations() {
            runs.incrementAndGet();
            return holds ? List.of() : List.of(new Violation("something", "is wrong"));
        }
    }
}
