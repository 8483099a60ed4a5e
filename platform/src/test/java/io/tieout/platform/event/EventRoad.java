package io.tieout.platform.event;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A service's event road, put together by hand, so that a test can break any part of it.
final class EventRoad implements AutoCloseable {

    final String name = "s" + UUID.randomUUID().toString().substring(0, 8);
    final UUID company = Ids.next();
    final EventType<NoteTaken> noteTaken =
            EventType.event("test.note-taken.v1", "test.note." + name + ".v1", NoteTaken.class);
    final EventType<NoteState> noteState =
            EventType.state("test.note-state.v1", "test.note-state." + name + ".v1", NoteState.class);
    final EventRoadProperties properties = new EventRoadProperties(
            3,
            1,
            Duration.ofMillis(50),
            // Long enough for a slow machine: what was sent and not confirmed in time is sent twice.
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofMillis(200),
            200,
            Duration.ofDays(1),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofSeconds(10));
    final HikariDataSource dataSource = TestInfrastructure.newDatabase();
    final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    final JdbcClient client = JdbcClient.create(jdbc);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EventRoadMetrics metrics = new EventRoadMetrics(meters, Clock.systemUTC());
    final OutboxRepository rows = new OutboxRepository(jdbc);
    final Outbox outbox;
    final List<Object> published = new CopyOnWriteArrayList<>();
    private final Map<String, Object> kafka;
    private final List<OutboxRelay> relays = new ArrayList<>();

    EventRoad() {
        this(TestInfrastructure.kafka());
    }

    EventRoad(Map<String, Object> kafka) {
        this.kafka = kafka;
        metrics.watch(rows);
        outbox = new Outbox(
                rows,
                EventSchemas.of(List.of(noteTaken, noteState)),
                EventTracing.logOnly(),
                () -> relays.forEach(OutboxRelay::wake));
    }

    EventRoad withTopics() throws InterruptedException {
        new EventTopics(kafka, name, List.of(noteTaken, noteState), List.of(noteTaken, noteState), properties)
                .ensure(Duration.ofSeconds(1));
        return this;
    }

    OutboxRelay startRelay() {
        return startRelay(rows);
    }

    OutboxRelay startRelay(OutboxRepository repository) {
        var sender = new EventSender(kafka, name, properties.sendTimeout());
        var relay = new OutboxRelay(repository, sender, transaction, metrics, properties, published::add);
        relays.add(relay);
        relay.start();
        return relay;
    }

    void publish(UUID aggregate, long version) {
        publish(List.of(note(aggregate, version)));
    }

    void publish(List<OutboxEvent<?>> events) {
        transaction.executeWithoutResult(status -> outbox.publishAll(events));
    }

    OutboxEvent<NoteTaken> note(UUID aggregate, long version) {
        return new OutboxEvent<>(
                noteTaken, company, aggregate, version, null, new NoteTaken("note " + version, (int) version));
    }

    OutboxEvent<NoteState> state(UUID aggregate, long version) {
        return new OutboxEvent<>(noteState, company, aggregate, version, null, new NoteState("state " + version));
    }

    long undispatched() {
        return rows.backlog().pending();
    }

    /// Reads a topic from its beginning to its present end.
    List<ConsumerRecord<byte[], byte[]>> sent(EventType<?> type) {
        return sent(type.topic());
    }

    List<ConsumerRecord<byte[], byte[]>> sent(String topic) {
        var messages = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
        }
        return messages;
    }

    static EventEnvelope envelope(ConsumerRecord<byte[], byte[]> message) {
        var raw = RawRecord.of(message);
        return EventCodec.envelope(raw.topic(), raw.key(), raw.headers());
    }

    void stopRelays() {
        relays.forEach(OutboxRelay::stop);
    }

    @Override
    public void close() {
        stopRelays();
        dataSource.close();
    }
}
