package io.tieout.gateway.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/// The trace of one request, as the services are told: their spans are children of the gateway's.
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
        var received = valid(exchange.getRequest().getHeaders().getFirst("traceparent"));
        var context = new TraceContext(
                span(exchange).map(TraceContext::traceparent).orElseGet(() -> received == null ? made() : received),
                received == null);
        exchange.getAttributes().put(ATTRIBUTE, context);
        return context;
    }

    /// Of the observation around the whole exchange; empty where nothing traces.
    private static Optional<Span> span(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .filter(span -> span.context().traceId().length() == 32);
    }

    private static String traceparent(Span span) {
        var context = span.context();
        return "00-" + context.traceId() + "-" + context.spanId() + "-"
                + (Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    private static @Nullable String valid(@Nullable String received) {
        return received != null
                        && received.length() == 55
                        && VALID.matcher(received).matches()
                ? received
                : null;
    }

    private static String made() {
        var random = ThreadLocalRandom.current();
        return "00-" + hex(random.nextLong()) + hex(random.nextLong()) + "-" + hex(random.nextLong()) + "-00";
    }

    private static String hex(long value) {
        // Never all zero, which would mean "no trace".
        return HEX.toHexDigits(value | 1);
    }

    public String traceId() {
        return traceparent.substring(3, 35);
    }
}
