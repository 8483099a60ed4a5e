package io.tieout.platform.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers which threads of the road stand still, since when and why. It is logged at once and then every minute:
/// what waits quietly is forgotten.
final class Standstill {

    private static final Logger log = LoggerFactory.getLogger(Standstill.class);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final String what;
    private final Clock clock;
    private final Map<Object, Stop> stops = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> nextReminder = new AtomicReference<>(Instant.MIN);

    /// @param what waits, to begin the line in the log
    Standstill(String what, Clock clock) {
        this.what = what;
        this.clock = clock;
    }

    /// The thread could not go on, once more.
    void lasts(Object thread, RuntimeException fault) {
        var now = clock.instant();
        var stop = stops.merge(
                thread, new Stop(now, fault.toString()), (before, latest) -> new Stop(before.since(), latest.reason()));
        var due = nextReminder.get();
        if ((stop.since().equals(now) || !now.isBefore(due)) && nextReminder.compareAndSet(due, now.plus(REMINDER))) {
            log.warn("{} since {}: {}", what, stop.since(), stop.reason());
            log.debug("{}", what, fault);
        }
    }

    void isOver(Object thread) {
        var stop = stops.remove(thread);
        if (stop != null) {
            log.info("{} no more, after {}", what, Duration.between(stop.since(), clock.instant()));
        }
    }

    /// The one that has lasted longest.
    Optional<Stop> longest() {
        return stops.values().stream().min((one, other) -> one.since().compareTo(other.since()));
    }

    Duration age() {
        return longest()
                .map(stop -> Duration.between(stop.since(), clock.instant()))
                .orElse(Duration.ZERO);
    }

    record Stop(Instant since, String reason) {}
}
