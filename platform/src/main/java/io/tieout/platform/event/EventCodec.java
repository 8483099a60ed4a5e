package io.tieout.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 in Kafka's binary mode: the envelope as headers, the payload as the value, the aggregate as the
/// key.
final class EventCodec {

    private static final String ID = "ce_id";
    private static final String TYPE = "ce_type";
    private static final String SOURCE = "ce_source";
    private static final String SUBJECT = "ce_subject";
    private static final String TIME = "ce_time";
    private static final String COMPANY = "ce_companyid";
    private static final String VERSION = "ce_aggregateversion";
    private static final String CORRELATION = "ce_correlationid";
    private static final String TRACE = "traceparent";

    private EventCodec() {}

    static Map<String, String> headers(EventEnvelope envelope) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put(ID, envelope.id().toString());
        headers.put(TYPE, envelope.type());
        headers.put(SOURCE, envelope.source());
        headers.put(SUBJECT, envelope.aggregateId().toString());
        headers.put(TIME, envelope.time().toString());
        headers.put(COMPANY, envelope.companyId().toString());
        headers.put(VERSION, Long.toString(envelope.aggregateVersion()));
        if (envelope.correlationId() != null) {
            headers.put(CORRELATION, envelope.correlationId().toString());
        }
        headers.put("content-type", "application/json");
        if (envelope.traceparent() != null) {
            headers.put(TRACE, envelope.traceparent());
        }
        return headers;
    }

    static byte[] key(EventEnvelope envelope) {
        return envelope.aggregateId().toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @throws UnreadableEvent when a header or the key is missing or is not what it should be
    static EventEnvelope envelope(String topic, byte @Nullable [] key, Map<String, String> headers) {
        if (key == null) {
            throw new UnreadableEvent("the record has no key");
        }
        var aggregateId = uuid("key", new String(key, StandardCharsets.UTF_8));
        if (!aggregateId.equals(uuid(SUBJECT, required(headers, SUBJECT)))) {
            throw new UnreadableEvent("the key is not the subject");
        }
        var correlation = headers.get(CORRELATION);
        return new EventEnvelope(
                uuid(ID, required(headers, ID)),
                required(headers, TYPE),
                required(headers, SOURCE),
                topic,
                aggregateId,
                version(required(headers, VERSION)),
                uuid(COMPANY, required(headers, COMPANY)),
                correlation == null ? null : uuid(CORRELATION, correlation),
                time(required(headers, TIME)),
                headers.get(TRACE));
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new UnreadableEvent("header " + name + " is missing");
        }
        if (value.indexOf('\0') >= 0) {
            // PostgreSQL stores any text but this: the event could be neither recorded nor parked.
            throw new UnreadableEvent("header " + name + " holds the zero character");
        }
        return value;
    }

    private static UUID uuid(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent(name + " is not a UUID", e);
        }
    }

    private static long version(String text) {
        try {
            long version = Long.parseLong(text);
            if (version > 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            throw new UnreadableEvent(VERSION + " is not a number", e);
        }
        throw new UnreadableEvent(VERSION + " is not positive");
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableEvent(TIME + " is not a time", e);
        }
    }
}
