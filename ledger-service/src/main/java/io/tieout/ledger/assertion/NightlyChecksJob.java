package io.tieout.ledger.assertion;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.platform.check.Checks;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Runs all that must never be false once a night, so that what is wrong is known before somebody asks.
@Component
class NightlyChecksJob {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyChecksJob.class);

    private final Checks checks;
    private final AtomicInteger broken = new AtomicInteger();

    NightlyChecksJob(Checks checks, MeterRegistry meters) {
        this.checks = checks;
        Gauge.builder("tieout.checks.broken", broken, AtomicInteger::get)
                .description("Invariants that did not hold in the last nightly run")
                .register(meters);
    }

    @Scheduled(cron = "${ledger.checks.nightly}", zone = "UTC")
    void run() {
        int wrong = 0;
        for (var result : checks.run()) {
            if (!result.ok()) {
                wrong++;
                LOG.error(
                        "Invariant {} does not hold ({}): {}",
                        result.invariant(),
                        result.statement(),
                        result.violations());
            }
        }
        broken.set(wrong);
    }
}
