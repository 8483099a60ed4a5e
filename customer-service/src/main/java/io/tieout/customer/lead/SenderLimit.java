package io.tieout.customer.lead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps one address from sending form after form. On each replica; the form's own limit holds for all of them.
final class SenderLimit {

    static final int LEADS = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MAX_ADDRESSES = 20_000;

    private final Clock clock;

    /// The one that has been here longest goes first.
    private final Map<String, Sent> sent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    SenderLimit(Clock clock) {
        this.clock = clock;
    }

    private record Sent(Instant since, int count) {}

    /// Returns false when the address has sent enough for now.
    synchronized boolean take(String address) {
        var now = clock.instant();
        var first = new Sent(now, 1);
        return sent.merge(
                                address,
                                first,
                                (known, fresh) -> now.isBefore(known.since().plus(WINDOW))
                                        ? new Sent(known.since(), known.count() + 1)
                                        : fresh)
                        .count()
                <= LEADS;
    }
}
