package io.tieout.platform.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Runs all that must never be false once a night, on one of the replicas, so that what is wrong is known before
/// somebody asks.
///
/// What was found lies in the database: every replica tells it, and goes on telling it after a restart.
class NightlyChecksJob {

    private static final Logger log = LoggerFactory.getLogger(NightlyChecksJob.class);

    private final Checks checks;
    private final NightlyChecksRepository runs;
    private final Clock clock;
    private final Instant startedAt;

    NightlyChecksJob(Checks checks, NightlyChecksRepository runs, MeterRegistry registry, Clock clock) {
        this.checks = checks;
        this.runs = runs;
        this.clock = clock;
        this.startedAt = clock.instant();
        Gauge.builder("tieout.checks.broken", runs, source -> source.broken().orElse(0))
                .description("invariants that did not hold in the last nightly run")
                .register(registry);
        Gauge.builder("tieout.checks.age", this, NightlyChecksJob::ageSeconds)
                .description("since the last nightly run ended")
                .baseUnit("seconds")
                .register(registry);
    }

    /// Without any run, since this process began: a fresh installation has a night's time.
    private double ageSeconds() {
        return runs.age()
                .orElseGet(() -> Duration.between(startedAt, clock.instant()))
                .toSeconds();
    }

    @Scheduled(cron = "${tieout.checks.nightly}", zone = "UTC")
    void run() {
        var night = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!runs.claim(night)) {
            return;
        }
        int broken = 0;
        for (var result : checks.run()) {
            if (!result.ok()) {
                broken++;
                log.error(
                        "Invariant {} does not hold ({}): {}",
                        result.invariant(),
                        result.statement(),
                        result.violations());
            }
        }
        runs.finish(night, broken);
    }
}
