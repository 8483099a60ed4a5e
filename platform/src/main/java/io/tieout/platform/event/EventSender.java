package io.tieout.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Sends rows to Kafka and returns when the broker has all of them. Used by one thread.
final class EventSender implements AutoCloseable {

    private static final int METADATA_WAIT_MILLIS = 5_000;
    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;
    private static final int BATCH_BYTES = 128 * 1024;

    private final Map<String, Object> config;
    private final String source;
    private final Duration timeout;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    EventSender(Map<String, Object> kafka, String service, Duration timeout) {
        this.config = config(kafka);
        this.source = "/" + service;
        this.timeout = timeout;
    }

    private static Map<String, Object> config(Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Idempotence alone keeps no order at the start: a broker that has refused a producer's first batch for a
        // moment (a topic made just now) takes its second one.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_WAIT_MILLIS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        // A record that expired while a later one of its key got through would turn their order round. So none expires:
        // the caller's limit closes the whole producer instead, and all are sent again.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return config;
    }

    /// Waits until the broker knows the topic, within a limit: to be called outside of a transaction.
    void awaitBroker(String topic) {
        producer().partitionsFor(topic);
    }

    /// @throws EventsNotSent when not all were acknowledged in time; some may have been sent
    void send(List<OutboxRow> rows) {
        var deadline = System.nanoTime() + timeout.toNanos();
        var acknowledgements = new ArrayList<Future<?>>(rows.size());
        try {
            for (var row : rows) {
                var acknowledgement = producer().send(toRecord(row));
                if (acknowledgement.isDone()) {
                    // A failure is known at once when the topic is unknown: later rows must not overtake this one.
                    acknowledgement.get();
                }
                acknowledgements.add(acknowledgement);
            }
            for (var acknowledgement : acknowledgements) {
                acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            close();
            throw new EventsNotSent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new EventsNotSent(e);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's types do not say that a value may be null: a tombstone
    private ProducerRecord<byte[], byte[]> toRecord(OutboxRow row) {
        var envelope = row.envelope(source);
        var payload = row.payload();
        var value = payload == null ? null : payload.getBytes(StandardCharsets.UTF_8);
        var message = new ProducerRecord<>(row.topic(), EventCodec.key(envelope), value);
        EventCodec.headers(envelope)
                .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var current = producer;
        if (current == null) {
            current = new KafkaProducer<>(config);
            producer = current;
        }
        return current;
    }

    /// Drops what is under way: a record must not arrive after the same one has been sent again.
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    static final class EventsNotSent extends RuntimeException {

        EventsNotSent(Throwable cause) {
            super("The broker did not take the events: " + cause, cause);
        }
    }
}
