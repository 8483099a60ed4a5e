package io.tieout.platformtest;

import static org.awaitility.Awaitility.await;

import io.tieout.platform.event.EventJson;
import io.tieout.platform.event.EventType;
import io.tieout.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plays the other services: sends their events through Kafka, and reads what this one wrote to its outbox.
///
/// ```java
/// probe.publish(SalesEvents.ORDER_CONFIRMED, company, orderId, 1, dealId, anOrderConfirmed());
/// var issued = probe.awaitPublished(LedgerEvents.INVOICE_ISSUED, event ->
/// event.payload().orderId().equals(orderId));
/// ```
/// The headers are written here once more, and not by the platform's codec, so that a mistake there shows.
public final class EventProbe implements DisposableBean {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", KafkaServer.bootstrapServers(), "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    EventProbe(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An event in the service's outbox.
    public record Published<T>(
            UUID id,
            EventType<T> type,
            UUID companyId,
            UUID aggregateId,
            long aggregateVersion,
            @Nullable UUID correlationId,
            T payload) {}

    /// An event that was sent, and can be sent once more as it was.
    public record Sent(
            String topic,
            @Nullable String key,
            Map<String, String> headers,
            @Nullable String value) {

        public UUID eventId() {
            return UUID.fromString(headers.getOrDefault("ce_id", ""));
        }
    }

    public <T> Sent publish(EventType<T> type, UUID companyId, UUID aggregateId, long aggregateVersion, T payload) {
        return publish(type, companyId, aggregateId, aggregateVersion, null, payload);
    }

    public <T> Sent publish(
            EventType<T> type,
            UUID companyId,
            UUID aggregateId,
            long aggregateVersion,
            @Nullable UUID correlationId,
            T payload) {
        var headers = headers(type, companyId, aggregateId, aggregateVersion, correlationId);
        var value = EventJson.mapper().writeValueAsString(payload);
        return send(new Sent(type.topic(), aggregateId.toString(), headers, value));
    }

    /// The tombstone of a state topic: the aggregate was erased.
    public Sent publishErased(EventType<?> type, UUID companyId, UUID aggregateId, long aggregateVersion) {
        var headers = headers(type, companyId, aggregateId, aggregateVersion, null);
        return send(new Sent(type.topic(), aggregateId.toString(), headers, null));
    }

    /// Sends a record as it is: the same one again, or one that no decent service would send.
    public Sent send(Sent event) {
        var entry = new ProducerRecord<byte[], byte[]>(event.topic(), bytes(event.key()), bytes(event.value()));
        event.headers().forEach((name, value) -> entry.headers().add(name, bytes(value)));
        try {
            producer.send(entry).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not send to " + event.topic(), e);
        }
    }

    /// Sends it and waits until the service has taken it: the service's own patience is no match for a slow machine.
    public <T> Sent tell(EventType<T> type, UUID companyId, UUID aggregateId, long aggregateVersion, T payload) {
        var sent = publish(type, companyId, aggregateId, aggregateVersion, payload);
        await("the service to take an event " + type.type())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select exists (select from inbox where event_id = :id)")
                        .param("id", sent.eventId())
                        .query(Boolean.class)
                        .single());
        return sent;
    }

    /// All events of a type that the service has written so far, oldest first, dispatched or not.
    public <T> List<Published<T>> published(EventType<T> type) {
        return jdbc.sql("""
                        select id, company_id, aggregate_id, aggregate_version, correlation_id, payload
                        from outbox
                        where type = :type and payload is not null
                        order by seq
                        """)
                .param("type", type.type())
                .query((row, number) -> new Published<>(
                        row.getObject("id", UUID.class),
                        type,
                        row.getObject("company_id", UUID.class),
                        row.getObject("aggregate_id", UUID.class),
                        row.getLong("aggregate_version"),
                        row.getObject("correlation_id", UUID.class),
                        EventJson.mapper().readValue(row.getString("payload"), type.payload())))
                .list();
    }

    public <T> List<Published<T>> published(EventType<T> type, UUID aggregateId) {
        return published(type).stream()
                .filter(event -> event.aggregateId().equals(aggregateId))
                .toList();
    }

    /// Waits for the first event of this type that fits; fails after two minutes.
    public <T> Published<T> awaitPublished(EventType<T> type, Predicate<Published<T>> wanted) {
        return await("an event " + type.type())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> published(type).stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    public <T> Published<T> awaitPublished(EventType<T> type, UUID aggregateId) {
        return awaitPublished(type, event -> event.aggregateId().equals(aggregateId));
    }

    private static Map<String, String> headers(
            EventType<?> type, UUID companyId, UUID aggregateId, long aggregateVersion, @Nullable UUID correlationId) {
        var headers = new TreeMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", Ids.next().toString());
        headers.put("ce_type", type.type());
        headers.put("ce_source", "/another-service");
        headers.put("ce_subject", aggregateId.toString());
        headers.put("ce_time", Clock.systemUTC().instant().toString());
        headers.put("ce_companyid", companyId.toString());
        headers.put("ce_aggregateversion", Long.toString(aggregateVersion));
        headers.put("content-type", "application/json");
        if (correlationId != null) {
            headers.put("ce_correlationid", correlationId.toString());
        }
        return headers;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() {
        producer.close(Duration.ofSeconds(5));
    }
}
