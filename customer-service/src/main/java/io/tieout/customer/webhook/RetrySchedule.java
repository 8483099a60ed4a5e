package io.tieout.customer.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When an event is tried again that was not taken: about three days long.
final class RetrySchedule {

    static final Duration LONGEST = Duration.ofHours(24);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            LONGEST);

    /// Up to a tenth more, so that what failed together does not come back together.
    private static final int JITTER_PARTS = 10;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /// @param tries so far, one at least; nothing when that was the last
    Optional<Duration> pauseAfter(int tries) {
        if (tries > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(tries - 1);
        return Optional.of(pause.plusMillis(random.nextLong(pause.toMillis() / JITTER_PARTS)));
    }
}
