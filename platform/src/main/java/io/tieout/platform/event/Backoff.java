package io.tieout.platform.event;

import java.time.Duration;

/// Pauses that double up to a limit.
final class Backoff {

    private final Duration first;
    private final Duration max;
    private Duration next;

    Backoff(Duration first, Duration max) {
        this.first = first;
        this.max = max;
        this.next = first;
    }

    boolean isFirst() {
        return next.equals(first);
    }

    Duration next() {
        var pause = next;
        var doubled = pause.multipliedBy(2);
        next = doubled.compareTo(max) < 0 ? doubled : max;
        return pause;
    }

    void reset() {
        next = first;
    }
}
