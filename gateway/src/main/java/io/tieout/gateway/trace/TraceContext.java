package io.tieout.gateway.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// The trace of one request.
///
/// The gateway adds no span of its own: it only makes sure that there is a trace, which costs next to nothing.
///
/// @param begunHere the caller sent none, or none that makes sense
public record TraceContext(String traceparent, boolean begunHere) {

    private static final String ATTRIBUTE = TraceContext.class.getName();
    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();

    public static TraceContext of(ServerWebExchange exchange) {
        TraceContext known = exchange.getAttribute(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        return start(exchange, 0);
    }

    /// @param sampledPercent how many of a hundred traces that begin here are recorded
    static TraceContext start(ServerWebExchange exchange, int sampledPercent) {
        var context = of(exchange.getRequest().getHeaders().getFirst("traceparent"), sampledPercent);
        exchange.getAttributes().put(ATTRIBUTE, context);
        return context;
    }

    private static TraceContext of(@Nullable String received, int sampledPercent) {
        if (received != null
                && received.length() == 55
                && VALID.matcher(received).matches()) {
            return new TraceContext(received, false);
        }
        var random = ThreadLocalRandom.current();
        var flags = random.nextInt(100) < sampledPercent ? "01" : "00";
        return new TraceContext(
                "00-" + hex(random.nextLong()) + hex(random.nextLong()) + "-" + hex(random.nextLong()) + "-" + flags,
                true);
    }

    private static String hex(long value) {
        // Never all zero, which would mean "no trace".
        return HEX.toHexDigits(value | 1);
    }

    public String traceId() {
        return traceparent.substring(3, 35);
    }
}
