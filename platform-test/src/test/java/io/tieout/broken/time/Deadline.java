package io.tieout.broken.time;

import java.time.Clock;
import java.time.Instant;

final class Deadline {

    Instant next() {
        return Instant.now();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Clock clock() {
        return Clock.systemUTC();
    }
}
