package io.tieout.reconciliation.publicpage;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Shuts out who tries links that do not exist. On each replica; an IPv6 network of 64 bits counts as one address.
public class GuessLimit {

    public static final int MISSES = 20;
    public static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MAX_ADDRESSES = 50_000;

    private final Clock clock;

    /// The one that has been here longest goes first.
    private final Map<String, Misses> misses = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Misses> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    GuessLimit(Clock clock) {
        this.clock = clock;
    }

    private record Misses(Instant since, int count) {}

    public synchronized boolean isShutOut(String address) {
        var known = misses.get(network(address));
        return known != null && known.count() >= MISSES && !isOver(known);
    }

    public synchronized void missed(String address) {
        misses.merge(
                network(address),
                new Misses(clock.instant(), 1),
                (known, first) -> isOver(known) ? first : new Misses(known.since(), known.count() + 1));
    }

    private boolean isOver(Misses known) {
        return !clock.instant().isBefore(known.since().plus(WINDOW));
    }

    private static String network(String address) {
        try {
            // The container's own text of an address: nothing is looked up for it.
            if (address.indexOf(':') >= 0 && InetAddress.getByName(address) instanceof Inet6Address six) {
                return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8));
            }
            return address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
