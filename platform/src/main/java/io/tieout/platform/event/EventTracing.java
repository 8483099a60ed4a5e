package io.tieout.platform.event;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Carries the trace of a request over the outbox and Kafka, as a W3C `traceparent`.
interface EventTracing {

    @Nullable
    String currentTraceparent();

    /// Applies an event as part of the trace in which it was published.
    void continueTrace(EventEnvelope envelope, Runnable effect);

    /// Without a tracer: log lines still name the event and its trace.
    static EventTracing logOnly() {
        return new LogOnly();
    }

    static EventTracing with(Tracer tracer, Propagator propagator) {
        return new WithTracer(tracer, propagator);
    }

    record LogOnly() implements EventTracing {

        private static final int TRACE_ID_START = 3;
        private static final int TRACE_ID_END = 35;

        @Override
        public @Nullable String currentTraceparent() {
            return null;
        }

        @Override
        public void continueTrace(EventEnvelope envelope, Runnable effect) {
            var traceparent = envelope.traceparent();
            var traceId = traceparent != null && traceparent.length() > TRACE_ID_END
                    ? traceparent.substring(TRACE_ID_START, TRACE_ID_END)
                    : "";
            try (var _ = MDC.putCloseable("eventId", envelope.id().toString());
                    var _ = MDC.putCloseable("traceId", traceId)) {
                effect.run();
            }
        }
    }

    record WithTracer(Tracer tracer, Propagator propagator) implements EventTracing {

        @Override
        public @Nullable String currentTraceparent() {
            var context = tracer.currentTraceContext().context();
            if (context == null || context.traceId().isEmpty()) {
                return null;
            }
            var flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
            return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
        }

        @Override
        public void continueTrace(EventEnvelope envelope, Runnable effect) {
            var traceparent = envelope.traceparent();
            var headers = traceparent == null ? Map.<String, String>of() : Map.of("traceparent", traceparent);
            var span = propagator
                    .extract(headers, Map::get)
                    .kind(Span.Kind.CONSUMER)
                    .name(envelope.topic() + " process")
                    .tag("messaging.system", "kafka")
                    .tag("messaging.destination.name", envelope.topic())
                    .tag("messaging.message.id", envelope.id().toString())
                    .start();
            try (var _ = tracer.withSpan(span);
                    var _ = MDC.putCloseable("eventId", envelope.id().toString())) {
                effect.run();
            } catch (RuntimeException e) {
                span.error(e);
                throw e;
            } finally {
                span.end();
            }
        }
    }
}
