package io.tieout.gateway.ratelimit;

import io.github.bucket4j.Bucket;
import io.tieout.gateway.origin.Origin;
import io.tieout.gateway.origin.OriginProperties;
import io.tieout.gateway.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.server.ServerWebExchange;

/// Token buckets in memory, one for each caller.
public final class RateLimits {

    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final RateLimitProperties properties;
    private final OriginProperties origins;

    RateLimits(RateLimitProperties properties, OriginProperties origins) {
        this.properties = properties;
        this.origins = origins;
    }

    Optional<Problem> takeForSubject(ServerWebExchange exchange, String subject) {
        return take(exchange, "s:" + subject, properties.subject());
    }

    /// @return the problem to answer with when nothing is left
    public Optional<Problem> takeForAddress(ServerWebExchange exchange) {
        var address = Origin.of(exchange.getRequest(), origins).address();
        return take(exchange, "a:" + network(address), properties.address());
    }

    private Optional<Problem> take(ServerWebExchange exchange, String caller, RateLimitProperties.Limit limit) {
        var probe = bucket(caller, limit).tryConsumeAndReturnRemaining(1);
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        var headers = exchange.getResponse().getHeaders();
        long window = Math.max(1, limit.burst() / limit.perSecond());
        headers.set("RateLimit-Policy", "\"caller\";q=" + limit.burst() + ";w=" + window);
        headers.set(
                "RateLimit",
                "\"caller\";r=" + probe.getRemainingTokens() + ";t="
                        + wait.plusMillis(999).toSeconds());
        return probe.isConsumed() ? Optional.empty() : Optional.of(Problem.rateLimited(wait));
    }

    private Bucket bucket(String caller, RateLimitProperties.Limit limit) {
        if (buckets.size() >= properties.maxCallers()) {
            forgetTheQuiet();
        }
        return buckets.computeIfAbsent(caller, name -> Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                .build());
    }

    /// A full bucket is as good as none. If that does not help, all start anew: memory is the harder limit.
    private synchronized void forgetTheQuiet() {
        buckets.entrySet().removeIf(entry -> {
            var limit = entry.getKey().startsWith("s:") ? properties.subject() : properties.address();
            return entry.getValue().getAvailableTokens() >= limit.burst();
        });
        if (buckets.size() >= properties.maxCallers()) {
            buckets.clear();
        }
    }

    /// One house has one IPv6 network of 64 bits and 2^64 addresses in it.
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int end = -1;
        for (int groups = 0; groups < 4; groups++) {
            int next = address.indexOf(':', end + 1);
            if (next < 0) {
                return address;
            }
            end = next;
        }
        return address.substring(0, end);
    }
}
