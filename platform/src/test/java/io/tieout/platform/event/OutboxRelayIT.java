package io.tieout.platform.event;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OutboxRelayIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int WRITERS = 8;

    @Test
    void sendsAnEventWithItsEnvelope() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            road.startRelay();
            var note = Ids.next();

            road.publish(note, 1);

            awaitAllSent(road);
            var message = road.sent(road.noteTaken).getFirst();
            var envelope = EventRoad.envelope(message);
            assertThat(envelope.type()).isEqualTo("test.note-taken.v1");
            assertThat(envelope.source()).isEqualTo("/" + road.name);
            assertThat(envelope.aggregateId()).isEqualTo(note);
            assertThat(envelope.aggregateVersion()).isEqualTo(1);
            assertThat(envelope.companyId()).isEqualTo(road.company);
            assertThat(message.value()).asString().isEqualTo("{\"text\":\"note 1\",\"number\":1}");
        }
    }

    @Test
    void sendsNothingOfATransactionThatRolledBack() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            road.startRelay();

            road.transaction.executeWithoutResult(status -> {
                road.outbox.publish(road.note(Ids.next(), 1));
                status.setRollbackOnly();
            });
            road.publish(Ids.next(), 1);

            awaitAllSent(road);
            assertThat(road.sent(road.noteTaken)).hasSize(1);
        }
    }

    @Test
    void sendsATombstoneForAnErasedState() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            road.startRelay();
            var note = Ids.next();

            road.transaction.executeWithoutResult(status -> road.outbox.erase(road.noteState, road.company, note, 1));

            awaitAllSent(road);
            var tombstone = road.sent(road.noteState).getFirst();
            assertThat(tombstone.value()).isNull();
            assertThat(EventRoad.envelope(tombstone).type()).isEqualTo("test.note-state.v1");
        }
    }

    @Test
    void keepsNothingOfAnErasedStateThatCouldBeSentAgain() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            var note = Ids.next();
            var other = Ids.next();
            road.publish(List.of(road.state(note, 1), road.state(note, 2), road.state(other, 1)));

            road.transaction.executeWithoutResult(status -> road.outbox.erase(road.noteState, road.company, note, 3));
            road.startRelay();

            awaitAllSent(road);
            assertThat(road.sent(road.noteState)).hasSize(4).allSatisfy(message -> assertThat(message.value() == null)
                    .isEqualTo(EventRoad.envelope(message).aggregateId().equals(note)));
        }
    }

    @Test
    void sendsWhatCommittedLate() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            road.startRelay();
            var inserted = new CountDownLatch(1);
            var othersSent = new CountDownLatch(1);
            try (var late = Executors.newSingleThreadExecutor()) {
                var lateNote = Ids.next();
                var lateCommit = late.submit(() -> road.transaction.execute(status -> {
                    road.outbox.publish(road.note(lateNote, 1));
                    inserted.countDown();
                    return awaitLatch(othersSent);
                }));
                assertThat(awaitLatch(inserted)).isTrue();

                road.publish(Ids.next(), 1);
                await().atMost(LIMIT).untilAsserted(() -> assertThat(road.sent(road.noteTaken))
                        .hasSize(1));
                othersSent.countDown();
                assertThat(lateCommit.get(2, TimeUnit.MINUTES)).isTrue();

                await().atMost(LIMIT).untilAsserted(() -> assertThat(road.sent(road.noteTaken))
                        .hasSize(2));
            }
        }
    }

    @Test
    void losesNothingAndKeepsOrderWithEightWritersAndTwoRelays() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            road.startRelay();
            road.startRelay();
            var notes = IntStream.range(0, 40).mapToObj(number -> Ids.next()).toList();
            int versions = 50;

            inParallel(writer -> {
                for (long version = 1; version <= versions; version++) {
                    for (int index = writer; index < notes.size(); index += WRITERS) {
                        road.publish(notes.get(index), version);
                    }
                }
            });

            awaitAllSent(road);
            var sent = road.sent(road.noteTaken);
            assertThat(sent).hasSize(notes.size() * versions);
            var order = LongStream.rangeClosed(1, versions).boxed().toList();
            assertThat(versionsByKey(sent)).hasSize(notes.size()).allSatisfy((key, found) -> assertThat(found)
                    .isEqualTo(order));
        }
    }

    @Test
    void letsNoRowOvertakeOneThatTheBrokerDoesNotTake() throws Exception {
        try (var road = new EventRoad().withTopics();
                var sender = new EventSender(TestInfrastructure.kafka(), road.name, Duration.ofSeconds(20))) {
            var rows = new ArrayList<OutboxRow>();
            rows.add(row(road, "test.missing." + road.name));
            IntStream.range(0, 200).forEach(number -> rows.add(row(road, road.noteTaken.topic())));

            assertThatThrownBy(() -> sender.send(rows)).isInstanceOf(EventSender.EventsNotSent.class);

            assertThat(road.sent(road.noteTaken)).isEmpty();
            sender.send(rows.subList(1, rows.size()));
            assertThat(road.sent(road.noteTaken)).hasSize(200);
        }
    }

    private static OutboxRow row(EventRoad road, String topic) {
        var type = road.noteTaken.type();
        return new OutboxRow(
                Ids.next(),
                topic,
                type,
                road.company,
                Ids.next(),
                1,
                null,
                null,
                "{}",
                Clock.systemUTC().instant());
    }

    @Test
    void sendsAgainUnderTheSameIdWhenItDiesBetweenSendingAndMarking() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            var died = new AtomicBoolean();
            road.startRelay(new OutboxRepository(road.jdbc) {
                @Override
                void markDispatched(OutboxPortion sent) {
                    if (died.compareAndSet(false, true)) {
                        throw new IllegalStateException("killed before the mark");
                    }
                    super.markDispatched(sent);
                }
            });
            var note = Ids.next();

            road.publish(List.of(road.note(note, 1), road.note(note, 2)));

            awaitAllSent(road);
            var sent = road.sent(road.noteTaken);
            assertThat(sent).hasSize(4);
            assertThat(versionsByKey(sent).get(note)).containsExactly(1L, 2L, 1L, 2L);
            assertThat(new HashSet<>(sent.stream()
                            .map(message -> EventRoad.envelope(message).id())
                            .toList()))
                    .hasSize(2);
        }
    }

    /// What the relay loses with the server is sent again; what others lose is gone.
    @Test
    void waitsForNoDiskToTakeEventsOffItsList() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            var rows = new OutboxRepository(road.jdbc);
            road.transaction.executeWithoutResult(status -> {
                road.jdbc.execute("set local synchronous_commit = on");
                assertThat(rows.lockFree(List.of(0, 1))).containsExactlyInAnyOrder(0, 1);
                assertThat(road.jdbc.queryForObject("show synchronous_commit", String.class))
                        .isEqualTo("off");
            });
        }
    }

    @Test
    void writesNoRowAgainThatIsSentAtOnce() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            road.publish(severalNotes(road, 300));
            var places = road.jdbc.queryForList("select ctid::text from outbox order by seq", String.class);
            assertThat(road.jdbc.queryForObject("select count(*) from outbox_waiting", Integer.class))
                    .isLessThanOrEqualTo(OutboxRepository.SLOTS + 3);

            road.startRelay();

            awaitAllSent(road);
            assertThat(road.sent(road.noteTaken)).hasSize(300);
            assertThat(road.jdbc.queryForList("select ctid::text from outbox order by seq", String.class))
                    .isEqualTo(places);
        }
    }

    @Test
    void notesWhenAnEventWasSentThatHadToWait() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            road.publish(Ids.next(), 1);
            road.jdbc.update("update outbox set dispatched_at = dispatched_at - interval '1 hour'");

            road.startRelay();

            awaitAllSent(road);
            assertThat(road.jdbc.queryForObject(
                            "select dispatched_at > clock_timestamp() - interval '10 minutes' from outbox",
                            Boolean.class))
                    .isTrue();
        }
    }

    @Test
    void sendsWhatAReplicaOfTheReleaseBeforeWroteInOrderWithItsOwn() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            var note = Ids.next();
            var order = new ArrayList<Long>();
            for (long version = 1; version <= 600; version++) {
                order.add(version);
                road.publish(note, version);
                if (version % 3 == 0) {
                    // As that one left them: without a mark, and on no list.
                    road.jdbc.update("update outbox set dispatched_at = null where aggregate_version = ?", version);
                    road.jdbc.update("""
                            delete from outbox_waiting
                            where event_ids[1] = (select id from outbox where aggregate_version = ?)
                            """, version);
                }
            }

            road.startRelay();

            awaitAllSent(road);
            assertThat(versionsByKey(road.sent(road.noteTaken)).get(note)).isEqualTo(order);
            assertThat(road.jdbc.queryForObject(
                            "select count(*) from outbox where dispatched_at is null", Integer.class))
                    .isZero();
        }
    }

    @Test
    void isNotHeldUpByAListedEventThatIsGone() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            var note = Ids.next();
            road.publish(note, 1);
            road.jdbc.update("delete from outbox");
            road.publish(note, 2);

            road.startRelay();

            awaitAllSent(road);
            assertThat(versionsByKey(road.sent(road.noteTaken)).get(note)).containsExactly(2L);
        }
    }

    private static List<OutboxEvent<?>> severalNotes(EventRoad road, int count) {
        return IntStream.range(0, count)
                .<OutboxEvent<?>>mapToObj(number -> road.note(Ids.next(), 1))
                .toList();
    }

    @Test
    void keepsEventsWhileTheBrokerIsAwayAndSendsThemWhenItIsBack() throws Exception {
        try (var broker = new LateBroker(TestInfrastructure.kafka());
                var road = new EventRoad(broker.kafka())) {
            road.startRelay();
            var note = Ids.next();
            road.publish(List.of(road.note(note, 1), road.note(note, 2)));
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(gauge(road, "tieout.outbox.pending")).isEqualTo(2);
                assertThat(gauge(road, "tieout.outbox.oldest.age")).isGreaterThan(1);
            });

            broker.comesBack();

            awaitAllSent(road.withTopics());
            assertThat(versionsByKey(road.sent(road.noteTaken)).get(note)).containsExactly(1L, 2L);
        }
    }

    @Test
    void stopsWithoutWaitingForABrokerThatIsAway() throws Exception {
        try (var broker = new LateBroker(TestInfrastructure.kafka());
                var road = new EventRoad(broker.kafka())) {
            var relay = road.startRelay();
            road.publish(List.of(road.note(Ids.next(), 1)));
            var topics = Thread.ofPlatform().start(() -> waitForTopics(road));
            await().atMost(LIMIT).until(() -> gauge(road, "tieout.outbox.blocked.age") > 0);

            assertTimeout(Duration.ofSeconds(4), () -> relay.stop());
            topics.interrupt();
            assertThat(topics.join(Duration.ofSeconds(4))).isTrue();
        }
    }

    @Test
    void endsTheLivenessOfTheProcessWhenItDies() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            road.startRelay(new OutboxRepository(road.jdbc) {
                @Override
                List<Integer> slotsWithWork() {
                    throw new StackOverflowError("as good as");
                }
            });

            await().dontCatchUncaughtExceptions().atMost(LIMIT).untilAsserted(() -> assertThat(road.published)
                    .singleElement()
                    .isInstanceOfSatisfying(AvailabilityChangeEvent.class, event -> assertThat(event.getState())
                            .isEqualTo(LivenessState.BROKEN)));
        }
    }

    @Test
    void sendsATopicAgainOnDemand() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            var relay = road.startRelay();
            road.publish(List.of(road.note(Ids.next(), 1), road.note(Ids.next(), 1)));
            awaitAllSent(road);

            var answer = new OutboxController(road.rows, relay)
                    .redispatch(new RedispatchRequest(road.noteTaken.topic(), null));

            assertThat(answer.events()).isEqualTo(2);
            awaitAllSent(road);
            assertThat(road.sent(road.noteTaken)).hasSize(4);
        }
    }

    @Test
    void relaysManyEventsTogether() throws Exception {
        try (var road = new EventRoad().withTopics()) {
            int events = 30_000;
            var drafts = new ArrayList<OutboxEvent<?>>();
            for (int number = 0; number < events; number++) {
                drafts.add(road.note(Ids.next(), 1));
            }
            for (int start = 0; start < events; start += 5_000) {
                road.publish(drafts.subList(start, start + 5_000));
            }

            long begin = System.nanoTime();
            road.startRelay();
            // One event at a time would take far longer than the limit. The figure in the log is the measurement.
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> road.undispatched() == 0);
            double seconds = (System.nanoTime() - begin) / 1e9;

            LoggerFactory.getLogger(getClass()).info("Relay: {} events/s", Math.round(events / seconds));
        }
    }

    private static Map<UUID, List<Long>> versionsByKey(List<ConsumerRecord<byte[], byte[]>> messages) {
        return messages.stream()
                .map(EventRoad::envelope)
                .collect(groupingBy(EventEnvelope::aggregateId, mapping(EventEnvelope::aggregateVersion, toList())));
    }

    private static void waitForTopics(EventRoad road) {
        try {
            road.withTopics();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitAllSent(EventRoad road) {
        await().atMost(LIMIT).until(() -> road.undispatched() == 0);
    }

    private static double gauge(EventRoad road, String name) {
        return requireNonNull(road.meters.find(name).gauge()).value();
    }

    private static boolean awaitLatch(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Writer {
        void write(int number);
    }

    private static void inParallel(Writer writer) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            var tasks = IntStream.range(0, WRITERS)
                    .<Callable<Boolean>>mapToObj(number -> () -> {
                        writer.write(number);
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get(2, TimeUnit.MINUTES)).isTrue();
            }
        }
    }
}
