package io.tieout.platform.event;

import io.tieout.platform.id.Ids;
import io.tieout.platform.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// A service that writes down the notes it hears of, and the records that others send to it.
final class Receiver implements AutoCloseable {

    final EventRoad road = new EventRoad();
    final ParkedKeyService parkedKeys;
    final ParkedKeyQueries parkedQueries;
    final EventPositionQueries positions;
    final EventRegistry registry;

    /// What a test makes a note's handler do before it takes effect.
    final Map<UUID, Consumer<NoteTaken>> obstacles = new ConcurrentHashMap<>();

    /// How many notes were taken at once, each time.
    final List<Integer> taken = new CopyOnWriteArrayList<>();

    private final Inbox inbox;
    private final EventConsumers consumers;
    private final KafkaProducer<byte[], byte[]> producer;

    Receiver() {
        this(1);
    }

    Receiver(int concurrency) {
        this(concurrency, false);
    }

    /// @param together whether notes are taken many at once
    Receiver(int concurrency, boolean together) {
        road.jdbc.execute(
                "create table note (aggregate_id uuid, number integer, seq bigint generated always as identity)");
        registry = EventRegistry.of(List.of(subscriptions -> {
            if (together) {
                subscriptions.onAll(road.noteTaken, this::notesTaken);
            } else {
                subscriptions.on(road.noteTaken, this::noteTaken);
            }
            subscriptions.on(road.noteState, this::noteState);
            subscriptions.onErased(road.noteState, this::noteErased);
        }));
        var inboxRows = new InboxRepository(road.jdbc);
        var parkedRows = new ParkedEventRepository(road.jdbc);
        var deadLetters = new DeadLetters(road.outbox, registry, road.name);
        inbox = new Inbox(
                registry, inboxRows, parkedRows, deadLetters, EventTracing.logOnly(), road.transaction, road.metrics);
        parkedKeys = new ParkedKeyService(
                inbox, registry, inboxRows, parkedRows, deadLetters, road.transaction, road.metrics);
        parkedQueries = new ParkedKeyQueries(road.client);
        positions = new EventPositionQueries(road.client);
        var kafka = TestInfrastructure.kafka();
        var topics = new EventTopics(kafka, road.name, List.of(), registry.types(), road.properties);
        consumers = new EventConsumers(
                topics,
                () -> new InboxConsumer(
                        kafka, road.name, registry.topics(), inbox, parkedKeys, road.metrics, road.properties),
                concurrency,
                road.properties,
                event -> {});
        producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        consumers.start();
        road.startRelay();
    }

    private void notesTaken(List<ReceivedEvent<NoteTaken>> events) {
        taken.add(events.size());
        events.forEach(this::noteTaken);
    }

    private void noteTaken(ReceivedEvent<NoteTaken> event) {
        obstacles.getOrDefault(event.envelope().aggregateId(), note -> {}).accept(event.payload());
        write(event.envelope().aggregateId(), event.payload().number());
    }

    private void noteState(ReceivedEvent<NoteState> event) {
        write(event.envelope().aggregateId(), (int) event.envelope().aggregateVersion());
    }

    private void noteErased(EventEnvelope event) {
        road.jdbc.update("delete from note where aggregate_id = ?", event.aggregateId());
    }

    private void write(UUID aggregate, int number) {
        road.jdbc.update("insert into note (aggregate_id, number) values (?, ?)", aggregate, number);
    }

    /// The numbers of an aggregate's notes in the order in which they took effect.
    List<Integer> notes(UUID aggregate) {
        return road.jdbc.query(
                "select number from note where aggregate_id = ? order by seq", (rs, row) -> rs.getInt(1), aggregate);
    }

    long inboxRows(UUID aggregate) {
        var count =
                road.jdbc.queryForObject("select count(*) from inbox where aggregate_id = ?", Long.class, aggregate);
        return count == null ? 0 : count;
    }

    List<ParkedKeyResponse> parked() {
        return parkedQueries
                .list(PageRequest.of(200, null), new ParkedKeyService.Visibility(null))
                .items();
    }

    EventEnvelope envelope(EventType<?> type, UUID aggregate, long version) {
        return new EventEnvelope(
                Ids.next(),
                type.type(),
                "/elsewhere",
                type.topic(),
                aggregate,
                version,
                road.company,
                null,
                Clock.systemUTC().instant(),
                null);
    }

    EventEnvelope note(UUID aggregate, long version) {
        return envelope(road.noteTaken, aggregate, version);
    }

    void send(EventEnvelope... envelopes) {
        for (var envelope : envelopes) {
            send(envelope, payload(envelope));
        }
    }

    void send(EventEnvelope envelope, @Nullable String payload) {
        send(envelope.topic(), envelope.aggregateId().toString(), EventCodec.headers(envelope), payload);
    }

    @SuppressWarnings("NullAway") // Kafka's types do not say that key and value may be null
    void send(String topic, @Nullable String key, Map<String, String> headers, @Nullable String payload) {
        var message = new ProducerRecord<byte[], byte[]>(
                topic,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
        new LinkedHashMap<>(headers)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As if one poll had brought them.
    void receive(List<EventEnvelope> envelopes) {
        inbox.receive(envelopes.stream().map(Receiver::message).toList());
    }

    private static RawRecord message(EventEnvelope envelope) {
        return new RawRecord(
                envelope.topic(),
                0,
                0,
                envelope.aggregateId().toString().getBytes(StandardCharsets.UTF_8),
                EventCodec.headers(envelope),
                payload(envelope).getBytes(StandardCharsets.UTF_8));
    }

    private static String payload(EventEnvelope envelope) {
        return "{\"text\":\"a note\",\"number\":" + envelope.aggregateVersion() + "}";
    }

    List<DeadLetter> deadLetters() {
        return deadLetters(road.noteTaken);
    }

    List<DeadLetter> deadLetters(EventType<?> type) {
        var letters = new ArrayList<DeadLetter>();
        for (var message : road.sent(DeadLetter.topic(road.name, type.topic()))) {
            letters.add(EventJson.mapper().readValue(message.value(), DeadLetter.class));
        }
        return letters;
    }

    @Override
    public void close() {
        consumers.stop();
        producer.close();
        road.close();
    }
}
