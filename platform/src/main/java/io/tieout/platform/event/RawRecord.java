package io.tieout.platform.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record as it came from Kafka, or from the shelf of parked events.
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are the point
record RawRecord(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        Map<String, String> headers,
        byte @Nullable [] value) {

    static RawRecord of(ConsumerRecord<byte[], byte[]> message) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : message.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new RawRecord(
                message.topic(), message.partition(), message.offset(), message.key(), headers, message.value());
    }

    /// The same for the same record, so that one that arrives again is recognised although it has no id of its own.
    UUID placeId() {
        return UUID.nameUUIDFromBytes(place().getBytes(StandardCharsets.UTF_8));
    }

    String place() {
        return topic + '/' + partition + '/' + offset;
    }
}
