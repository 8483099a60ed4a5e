package io.tieout.platformtest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// The service's clock in tests: real time until it is set, then it stands still until it is moved or [#release]d.
public final class TestClock extends Clock {

    private final Clock source;
    private final AtomicReference<Clock> current;

    public TestClock() {
        this(Clock.systemUTC());
    }

    private TestClock(Clock source) {
        this.source = source;
        this.current = new AtomicReference<>(source);
    }

    /// Stops at this instant, for example `"2026-03-31T09:00:00Z"`.
    public void set(String instant) {
        set(Instant.parse(instant));
    }

    public void set(Instant instant) {
        current.set(Clock.fixed(instant, ZoneOffset.UTC));
    }

    public void advance(Duration duration) {
        current.updateAndGet(clock -> Clock.fixed(clock.instant().plus(duration), ZoneOffset.UTC));
    }

    /// Back to real time.
    public void release() {
        current.set(source);
    }

    @Override
    public Instant instant() {
        return current.get().instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var self = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return self.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return self.withZone(other);
            }
        };
    }
}
