package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.check.InvariantCheck.Violation;
import io.tieout.platform.event.EventPositionsResponse.Position;
import io.tieout.platform.id.Ids;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EventPurgeIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Receiver receiver = new Receiver();
    private final EventRoad road = receiver.road;
    private final EventPurgeJob job = purge(2);
    private final UUID note = Ids.next();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deletesWhatIsOldAndKeepsThePositionsOfBothSides() {
        road.publish(List.of(road.note(note, 1), road.note(note, 2), road.note(note, 3), road.note(Ids.next(), 1)));
        awaitAgreement(4);
        makeOld();
        road.publish(note, 4);
        awaitAgreement(5);
        var before = receiver.positions.produced();

        job.purge();

        assertThat(versions("outbox")).containsExactly(4L);
        assertThat(versions("inbox")).containsExactly(4L);
        assertThat(receiver.positions.produced()).isEqualTo(before);
        awaitAgreement(5);
        assertNoGap();
    }

    @Test
    void deletesNothingThatIsYoung() {
        road.publish(List.of(road.note(note, 1), road.note(note, 2)));
        awaitAgreement(2);

        job.purge();

        assertThat(versions("outbox")).containsExactly(1L, 2L);
        assertThat(versions("inbox")).containsExactly(1L, 2L);
    }

    @Test
    void keepsWhatHasNotBeenSentHoweverOldItIs() {
        road.publish(note, 1);
        awaitAgreement(1);
        receiver.road.stopRelays();
        road.publish(note, 2);
        makeOld();
        road.jdbc.update("update outbox set created_at = created_at - interval '31 days'");

        job.purge();

        assertThat(versions("outbox")).containsExactly(2L);
        assertNoGap();
    }

    @Test
    void keepsTheNewestStateOfEachAggregateSoThatTheTopicCanBeMadeAnew() {
        road.publish(List.of(road.state(note, 1), road.state(note, 2), road.state(Ids.next(), 1)));
        await().atMost(LIMIT).until(() -> road.undispatched() == 0);
        makeOld();

        job.purge();

        assertThat(versions("outbox")).containsExactly(1L, 2L);
        assertThat(position(receiver.positions.produced().get(road.noteState.topic()))
                        .count())
                .isEqualTo(3);
        assertNoGap();
    }

    @Test
    void recognisesAnEventThatComesAgainAfterItsReceiptIsDeleted() {
        var first = receiver.note(note, 1);
        var state = receiver.envelope(road.noteState, Ids.next(), 1);
        receiver.send(first);
        receiver.send(state, "{\"text\":\"a\"}");
        await().atMost(LIMIT).until(() -> versions("inbox").size() == 2);
        makeOld();
        var before = receiver.positions.consumed(receiver.registry.topics());
        job.purge();
        assertThat(versions("inbox")).isEmpty();

        receiver.send(first);
        receiver.send(state, "{\"text\":\"a\"}");

        await().atMost(LIMIT).until(() -> versions("inbox").size() == 2);
        assertThat(receiver.notes(note)).containsExactly(1);
        assertThat(receiver.notes(state.aggregateId())).containsExactly(1);
        assertThat(receiver.positions.consumed(receiver.registry.topics())).isEqualTo(before);
        receiver.send(receiver.note(note, 2));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(receiver.notes(note)).containsExactly(1, 2));
        assertNoGap();
    }

    @Test
    void seesAGapBehindWhatWasDeleted() {
        road.publish(List.of(road.note(note, 1), road.note(note, 2)));
        awaitAgreement(2);
        makeOld();
        job.purge();

        road.publish(note, 4);

        assertThat(gaps()).singleElement().satisfies(violation -> assertThat(violation.detail())
                .isEqualTo("published 1 of the versions 3 to 4"));
    }

    @Test
    void leavesTheWorkToAnotherReplicaThatIsAtIt() {
        road.publish(note, 1);
        awaitAgreement(1);
        makeOld();
        road.transaction.executeWithoutResult(status -> {
            assertThat(new EventPurgeRepository(road.client, Set.of()).lock()).isTrue();

            CompletableFuture.runAsync(job::purge)
                    .orTimeout(2, TimeUnit.MINUTES)
                    .join();
        });
        assertThat(versions("outbox")).containsExactly(1L);

        job.purge();

        assertThat(versions("outbox")).isEmpty();
    }

    @Test
    void showsTheSamePositionAtEveryMomentOfTwoPurgesAtOnce() throws Exception {
        int events = 300;
        road.publish(LongStream.rangeClosed(1, events)
                .<OutboxEvent<?>>mapToObj(number -> road.note(Ids.next(), 1))
                .toList());
        awaitAgreement(events);
        makeOld();
        var seen = new HashSet<Position>();
        var purging = new AtomicBoolean(true);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> {
                while (purging.get()) {
                    seen.add(position(receiver.positions.produced().get(road.noteTaken.topic())));
                    seen.add(position(receiver.positions
                            .consumed(receiver.registry.topics())
                            .get(road.noteTaken.topic())));
                }
            });
            var other = threads.submit(() -> purge(3).purge());
            purge(5).purge();
            other.get(2, TimeUnit.MINUTES);
            purging.set(false);
            reader.get(2, TimeUnit.MINUTES);
        }

        // Either may have given way to the other.
        job.purge();
        assertThat(versions("outbox")).isEmpty();
        assertThat(versions("inbox")).isEmpty();
        assertThat(seen).hasSize(1);
    }

    private EventPurgeJob purge(int rowsATransaction) {
        var events = new EventPurgeRepository(road.client, Set.of(road.noteState.topic()));
        return new EventPurgeJob(events, road.transaction, road.properties, rowsATransaction);
    }

    private void makeOld() {
        road.jdbc.update("update outbox set dispatched_at = dispatched_at - interval '31 days'");
        road.jdbc.update("update inbox set received_at = received_at - interval '31 days'");
    }

    private List<Long> versions(String table) {
        return road.jdbc.query(
                "select aggregate_version from " + table + " order by aggregate_version",
                (rs, number) -> rs.getLong(1));
    }

    private void awaitAgreement(long count) {
        await().atMost(LIMIT).untilAsserted(() -> {
            var topic = road.noteTaken.topic();
            assertThat(road.undispatched()).isZero();
            assertThat(receiver.positions.consumed(receiver.registry.topics()).get(topic))
                    .isEqualTo(receiver.positions.produced().get(topic))
                    .extracting(Position::count)
                    .isEqualTo(count);
        });
    }

    private static Position position(@Nullable Position position) {
        return position == null ? new Position(0, "0") : position;
    }

    private List<Violation> gaps() {
        return new GaplessVersionsCheck(road.client, Set.of(road.noteTaken.topic())).violations();
    }

    private void assertNoGap() {
        assertThat(gaps()).isEmpty();
    }
}
