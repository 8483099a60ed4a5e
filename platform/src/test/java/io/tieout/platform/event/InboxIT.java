package io.tieout.platform.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.event.ParkedKeyService.Visibility;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.NotFound;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.platform.web.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.TransientDataAccessResourceException;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class InboxIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Visibility ALL = new Visibility(null);

    private final Receiver receiver = new Receiver();
    private final UUID note = Ids.next();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void appliesEachEventOnceHoweverOftenItComes() {
        var first = receiver.note(note, 1);
        var second = receiver.note(note, 2);

        receiver.send(first, second, first, second, second);
        receiver.send(receiver.note(note, 3));

        awaitNotes(note, 1, 2, 3);
        assertThat(receiver.parked()).isEmpty();
    }

    @Test
    void keepsOrderPerKeyWhenKeysAreMixedAndDeliveredTwice() {
        var random = new Random(7);
        var keys = IntStream.range(0, 20).mapToObj(number -> Ids.next()).toList();
        var all = new ArrayList<EventEnvelope>();
        for (var key : keys) {
            for (int version = 1; version <= 15; version++) {
                all.add(receiver.note(key, version));
            }
        }
        // Any order across keys, the right one within a key.
        var turns = new ArrayList<UUID>();
        keys.forEach(key -> turns.addAll(Collections.nCopies(15, key)));
        Collections.shuffle(turns, random);
        var nextOf = new HashMap<UUID, Integer>();
        for (var key : turns) {
            int index = nextOf.merge(key, 1, Integer::sum) - 1;
            var event = all.get(keys.indexOf(key) * 15 + index);
            receiver.send(event);
            if (random.nextInt(4) == 0) {
                receiver.send(event);
            }
        }

        var order = IntStream.rangeClosed(1, 15).boxed().toList();
        for (var key : keys) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(receiver.notes(key)).isEqualTo(order));
        }
        assertThat(receiver.parked()).isEmpty();
    }

    @Test
    void takesManyAtOnceInTheOrderOfEachKey() {
        try (var many = new Receiver(1, true)) {
            var keys = IntStream.range(0, 20).mapToObj(number -> Ids.next()).toList();
            var events = new ArrayList<EventEnvelope>();
            for (int version = 1; version <= 3; version++) {
                for (var key : keys) {
                    events.add(many.note(key, version));
                }
            }

            many.receive(events);

            assertThat(many.taken).containsExactly(60);
            assertThat(keys).allSatisfy(key -> assertThat(many.notes(key)).containsExactly(1, 2, 3));
        }
    }

    @Test
    void parksTheOneOfManyThatFails() {
        try (var many = new Receiver(1, true)) {
            var bad = Ids.next();
            var good = Ids.next();
            many.obstacles.put(bad, taken -> {
                throw new IllegalArgumentException("no");
            });

            many.receive(List.of(many.note(good, 1), many.note(bad, 1), many.note(good, 2)));

            assertThat(many.notes(good)).containsExactly(1, 2);
            assertThat(many.notes(bad)).isEmpty();
            assertThat(many.taken).containsExactly(3, 1, 1, 1);
            assertThat(many.parked()).singleElement().satisfies(parked -> assertThat(parked.state())
                    .isEqualTo("FAILED"));
        }
    }

    @Test
    void parksAGapAndDrainsItWhenItIsFilled() {
        receiver.send(receiver.note(note, 1), receiver.note(note, 3), receiver.note(note, 4));
        awaitParked("GAP", note);
        assertThat(receiver.notes(note)).containsExactly(1);

        receiver.send(receiver.note(note, 2));

        awaitNotes(note, 1, 2, 3, 4);
        await().atMost(LIMIT).until(() -> receiver.parked().isEmpty());
    }

    @Test
    void showsTheEarliestEventOfAParkedKeyWhateverCameFirst() {
        receiver.send(receiver.note(note, 1), receiver.note(note, 6), receiver.note(note, 4));

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(receiver.parked()).singleElement().satisfies(parked -> {
                            assertThat(parked.aggregateVersion()).isEqualTo(4);
                            assertThat(parked.state()).isEqualTo("GAP");
                            assertThat(parked.eventsBehind()).isEqualTo(1);
                        }));
        receiver.parkedKeys.discard(receiver.parked().getFirst().id(), Ids.next(), "lost for good", ALL);
        receiver.send(receiver.note(note, 5));
        awaitNotes(note, 1, 5, 6);
        await().atMost(LIMIT).until(() -> receiver.parked().isEmpty());
    }

    @Test
    void startsWithTheFirstVersionItSees() {
        receiver.send(receiver.note(note, 5), receiver.note(note, 6));

        awaitNotes(note, 5, 6);
    }

    @Test
    void dropsAPublishedAgainEventWithANewId() {
        receiver.send(receiver.note(note, 1), receiver.note(note, 2), receiver.note(note, 1), receiver.note(note, 3));

        awaitNotes(note, 1, 2, 3);
        assertThat(receiver.positions.consumed(receiver.registry.topics()).get(receiver.road.noteTaken.topic()))
                .extracting(EventPositionsResponse.Position::count)
                .isEqualTo(3L);
    }

    @Test
    void letsTheNewestStateWin() {
        var state = receiver.road.noteState;

        receiver.send(receiver.envelope(state, note, 1), "{\"text\":\"a\"}");
        receiver.send(receiver.envelope(state, note, 4), "{\"text\":\"d\"}");
        receiver.send(receiver.envelope(state, note, 3), "{\"text\":\"c\"}");
        receiver.send(receiver.envelope(state, note, 5), "{\"text\":\"e\"}");

        awaitNotes(note, 1, 4, 5);
    }

    @Test
    void parksAnEventOfItsOwnService() {
        var own = receiver.envelope(receiver.road.noteTaken, note, 1);
        receiver.road.jdbc.update("""
                insert into outbox (id, slot, topic, type, company_id, aggregate_id, aggregate_version, dispatched_at)
                values (?, 0, ?, ?, ?, ?, 1, now())
                """, own.id(), own.topic(), own.type(), own.companyId(), note);

        receiver.send(own, "{no json");

        awaitParked("FAILED", note);
    }

    @Test
    void letsANewerStatePassAParkedOne() {
        var state = receiver.road.noteState;
        receiver.send(receiver.envelope(state, note, 1), "{no json");
        receiver.send(receiver.envelope(state, note, 2), "{no json either");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(receiver.deadLetters(state)).hasSize(2));

        receiver.send(receiver.envelope(state, note, 3), "{\"text\":\"c\"}");

        awaitNotes(note, 3);
        await().atMost(LIMIT).until(() -> receiver.parked().isEmpty());
    }

    @Test
    void forgetsAnErasedAggregate() {
        var state = receiver.road.noteState;
        receiver.send(receiver.envelope(state, note, 1), "{\"text\":\"a\"}");
        awaitNotes(note, 1);

        receiver.send(receiver.envelope(state, note, 2), null);

        awaitNotes(note);
        assertThat(receiver.parked()).isEmpty();
    }

    @Test
    void recordsAndIgnoresATypeItDoesNotKnow() {
        var unknown = EventType.event("test.note-praised.v1", receiver.road.noteTaken.topic(), String.class);

        receiver.send(receiver.note(note, 1), receiver.envelope(unknown, note, 2), receiver.note(note, 3));

        awaitNotes(note, 1, 3);
        assertThat(receiver.inboxRows(note)).isEqualTo(3);
        assertThat(receiver.parked()).isEmpty();
    }

    @Test
    void parksTheKeyOfBadJsonAndLetsOthersPass() {
        var other = Ids.next();

        receiver.send(receiver.note(note, 1), "{\"text\":");
        receiver.send(receiver.note(note, 2), receiver.note(other, 1));

        awaitNotes(other, 1);
        var parked = awaitParked("FAILED", note);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(receiver.parked().getFirst().eventsBehind()).isEqualTo(1));
        assertThat(parked.aggregateVersion()).isEqualTo(1);
        assertThat(receiver.notes(note)).isEmpty();
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(receiver.deadLetters()).singleElement().satisfies(letter -> {
                            assertThat(letter.parkedEventId()).isEqualTo(parked.id());
                            assertThat(letter.value()).isEqualTo("eyJ0ZXh0Ijo=");
                            assertThat(letter.reason()).isNotBlank();
                        }));
    }

    @Test
    void parksANullWhereAnEventShouldBe() {
        receiver.send(receiver.note(note, 1), (String) null);

        awaitParked("FAILED", note);
    }

    @Test
    void parksVeryDeepJsonAndLivesOn() {
        var other = Ids.next();

        receiver.send(receiver.note(note, 1), "{\"text\":" + "[".repeat(200_000));
        receiver.send(receiver.note(other, 1));

        awaitNotes(other, 1);
        awaitParked("FAILED", note);
    }

    @Test
    void parksWhatOverflowsTheStackAndLivesOn() {
        var other = Ids.next();
        receiver.obstacles.put(note, taken -> overflow(0));

        receiver.send(receiver.note(note, 1), receiver.note(other, 1));

        awaitNotes(other, 1);
        assertThat(awaitParked("FAILED", note).reason()).startsWith("StackOverflowError");
    }

    @Test
    void putsRecordsWithoutHeadersOrKeyAsideAndGoesOn() {
        var topic = receiver.road.noteTaken.topic();

        receiver.send(topic, note.toString(), Map.of(), "{}");
        receiver.send(topic, null, EventCodec.headers(receiver.note(note, 1)), "{}");
        receiver.send(topic, "not a uuid", EventCodec.headers(receiver.note(note, 1)), "{}");
        receiver.send(receiver.note(note, 1));

        awaitNotes(note, 1);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(receiver.parked())
                .hasSize(3)
                .allSatisfy(parked -> assertThat(parked.aggregateId()).isNull()));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(receiver.deadLetters()).hasSize(3));
    }

    @Test
    void putsARecordAsideWhoseHeadersTheDatabaseCannotStore() {
        var headers = new LinkedHashMap<>(EventCodec.headers(receiver.note(note, 1)));
        headers.put("ce_type", "test.note\0taken.v1");

        receiver.send(receiver.road.noteTaken.topic(), note.toString(), headers, "{}");
        receiver.send(receiver.note(note, 1));

        awaitNotes(note, 1);
        assertThat(receiver.parked()).singleElement().satisfies(parked -> assertThat(parked.reason())
                .contains("ce_type"));
    }

    @Test
    void writesADeadLetterThatFitsWhateverWasSent() {
        var headers = new LinkedHashMap<>(EventCodec.headers(receiver.note(note, 1)));
        // In JSON each of these takes six bytes.
        headers.put("x-noise", "\1".repeat(200_000));

        receiver.send(receiver.road.noteTaken.topic(), note.toString(), headers, "x".repeat(700_000));
        receiver.send(receiver.note(Ids.next(), 1));

        awaitParked("FAILED", note);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(receiver.deadLetters()).singleElement().satisfies(letter -> {
                            assertThat(letter.truncated()).isTrue();
                            assertThat(letter.headers()).containsKey("ce_id").containsKey("x-noise");
                        }));
    }

    @Test
    void parksAValueThatIsTooLongForAnIndex() {
        var other = Ids.next();
        receiver.road.jdbc.execute("create table label (text text primary key)");
        receiver.obstacles.put(
                note,
                taken -> receiver.road.jdbc.update(
                        "insert into label select string_agg(md5(n::text), '') from generate_series(1, 1000) n"));

        receiver.send(receiver.note(note, 1), receiver.note(other, 1));

        awaitNotes(other, 1);
        assertThat(awaitParked("FAILED", note).reason()).contains("index row");
    }

    @Test
    void saysHowLongItHasBeenStandingStillAndWhy() {
        var fault = new AtomicBoolean(true);
        receiver.obstacles.put(note, taken -> {
            if (fault.get()) {
                throw new TransientDataAccessResourceException("the disk is full for a moment");
            }
        });
        var health = new EventRoadHealth(receiver.road.metrics, Duration.ofMillis(300));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        receiver.send(receiver.note(note, 1));

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(requireNonNull(receiver.road
                                    .meters
                                    .find("tieout.inbox.blocked.age")
                                    .gauge())
                            .value())
                    .isGreaterThan(0.3);
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails().get("inbox"))
                    .asString()
                    .contains(receiver.road.noteTaken.topic())
                    .contains("disk is full");
        });
        fault.set(false);
        awaitNotes(note, 1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void blocksWhileAFaultLastsAndThenGoesOnInOrder() {
        var attempts = new AtomicInteger();
        receiver.obstacles.put(note, taken -> {
            if (attempts.incrementAndGet() <= 4) {
                throw new TransientDataAccessResourceException("the disk is full for a moment");
            }
        });

        receiver.send(receiver.note(note, 1), receiver.note(note, 2), receiver.note(note, 3));

        awaitNotes(note, 1, 2, 3);
        assertThat(receiver.parked()).isEmpty();
        assertThat(attempts.get()).isGreaterThan(4);
    }

    @Test
    void goesOnWhenASecondFaultStrikesAfterTheFirstIsOver() {
        var filling = new AtomicInteger();
        var behind = new AtomicInteger();
        receiver.send(receiver.note(note, 1), receiver.note(note, 3));
        awaitParked("GAP", note);
        receiver.obstacles.put(note, taken -> {
            boolean first = (taken.number() == 2 ? filling : behind).incrementAndGet() == 1;
            if (first) {
                throw new TransientDataAccessResourceException("the disk is full for a moment");
            }
        });

        receiver.send(receiver.note(note, 2));

        awaitNotes(note, 1, 2, 3);
        var later = Ids.next();
        receiver.send(receiver.note(later, 1));
        awaitNotes(later, 1);
    }

    @Test
    void forgetsTheParkedCopyOfAnEventThatCameAgainAndTookEffect() {
        var third = receiver.note(note, 3);
        receiver.send(receiver.note(note, 1), third);
        awaitParked("GAP", note);
        var attempts = new AtomicInteger();
        receiver.obstacles.put(note, taken -> {
            if (taken.number() == 3 && attempts.incrementAndGet() == 1) {
                receiver.send(third);
                throw new TransientDataAccessResourceException("the disk is full for a moment");
            }
        });

        receiver.send(receiver.note(note, 2));

        awaitNotes(note, 1, 2, 3);
        await().atMost(LIMIT).until(() -> receiver.parked().isEmpty());
        receiver.send(receiver.note(note, 4));
        awaitNotes(note, 1, 2, 3, 4);
    }

    @Test
    void survivesTheLossOfItsConnectionInTheMiddleOfAnEffect() {
        var cut = new AtomicBoolean();
        receiver.obstacles.put(note, taken -> {
            if (taken.number() == 2 && cut.compareAndSet(false, true)) {
                receiver.road.jdbc.execute("select pg_terminate_backend(pg_backend_pid())");
            }
        });

        receiver.send(receiver.note(note, 1), receiver.note(note, 2), receiver.note(note, 3));

        awaitNotes(note, 1, 2, 3);
        assertThat(receiver.parked()).isEmpty();
    }

    @Test
    void survivesTheLossOfItsConnectionWhenTheEventIsAlone() {
        var cut = new AtomicBoolean();
        receiver.obstacles.put(note, taken -> {
            if (cut.compareAndSet(false, true)) {
                receiver.road.jdbc.execute("select pg_terminate_backend(pg_backend_pid())");
            }
        });

        receiver.send(receiver.note(note, 1));

        awaitNotes(note, 1);
        assertThat(receiver.parked()).isEmpty();
    }

    @Test
    void triesAgainWhatWaitsForSomethingMissing() {
        var arrived = new AtomicBoolean();
        receiver.obstacles.put(note, taken -> {
            if (!arrived.get()) {
                throw new DependencyMissing("the notebook");
            }
        });
        receiver.send(receiver.note(note, 1), receiver.note(note, 2));
        assertThat(awaitParked("WAITING", note).reason()).isEqualTo("waits for the notebook");

        arrived.set(true);

        awaitNotes(note, 1, 2);
        await().atMost(LIMIT).until(() -> receiver.parked().isEmpty());
        assertThat(receiver.inboxRows(note)).isEqualTo(2);
    }

    @Test
    void appliesAParkedKeyWhenItIsRetriedAfterTheCauseIsGone() {
        var refused = refusalUntilRemoved();
        receiver.send(receiver.note(note, 1), receiver.note(note, 2), receiver.note(note, 3));
        var parked = awaitParked("FAILED", note);
        assertThat(parked.reason()).isEqualTo("note-too-long: 1 is too long");
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(receiver.parked().getFirst().eventsBehind()).isEqualTo(2));
        assertThat(receiver.parkedKeys.retry(parked.id(), ALL)).isPresent();

        refused.set(false);
        assertThat(receiver.parkedKeys.retry(parked.id(), ALL)).isEmpty();

        awaitNotes(note, 1, 2, 3);
        assertThat(receiver.parked()).isEmpty();
    }

    @Test
    void goesOnBehindADiscardedEventAndKeepsTheReason() {
        refusalUntilRemoved();
        receiver.send(receiver.note(note, 1), receiver.note(note, 2));
        var parked = awaitParked("FAILED", note);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(receiver.parked().getFirst().eventsBehind()).isEqualTo(1));
        var operator = Ids.next();

        receiver.obstacles.put(note, taken -> {});
        receiver.parkedKeys.discard(parked.id(), operator, "sent by mistake", ALL);

        awaitNotes(note, 2);
        assertThat(receiver.road.jdbc.queryForMap(
                        "select state, resolved_by, resolution_reason, value from parked_event where parked_event_id = ?",
                        parked.id()))
                .containsEntry("state", "DISCARDED")
                .containsEntry("resolved_by", operator)
                .containsEntry("resolution_reason", "sent by mistake")
                .containsEntry("value", null);
        assertThat(receiver.inboxRows(note)).isEqualTo(2);
    }

    @Test
    void refusesToDiscardWhatStandsBehind() {
        refusalUntilRemoved();
        var second = receiver.note(note, 2);
        receiver.send(receiver.note(note, 1), second);
        awaitParked("FAILED", note);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(receiver.parked().getFirst().eventsBehind()).isEqualTo(1));

        assertThatThrownBy(() -> receiver.parkedKeys.discard(second.id(), Ids.next(), "no", ALL))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void hidesParkedEventsOfAnotherCompany() {
        refusalUntilRemoved();
        receiver.send(receiver.note(note, 1));
        var parked = awaitParked("FAILED", note);
        var otherCompany = new Visibility(Ids.next());

        assertThat(receiver.parkedQueries
                        .list(PageRequest.of(null, null), otherCompany)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> receiver.parkedKeys.retry(parked.id(), otherCompany))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void agreesWithThePublisherAboutTheirPosition() {
        var road = receiver.road;
        road.publish(List.of(road.note(note, 1), road.note(note, 2), road.note(Ids.next(), 1)));

        awaitNotes(note, 1, 2);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        receiver.positions.consumed(receiver.registry.topics()).get(road.noteTaken.topic()))
                .isEqualTo(receiver.positions.produced().get(road.noteTaken.topic())));
    }

    @Test
    void reportsWhatBreaksAnInvariant() {
        var client = receiver.road.client;
        assertThat(new NoParkedKeyCheck(client).violations()).isEmpty();
        assertThat(new OutboxDispatchedCheck(client).violations()).isEmpty();
        assertThat(new GaplessVersionsCheck(client, receiver.registry.topics()).violations())
                .isEmpty();
        refusalUntilRemoved();

        receiver.send(receiver.note(note, 1));
        receiver.road.publish(Ids.next(), 2);

        awaitParked("FAILED", note);
        assertThat(new NoParkedKeyCheck(client).violations()).hasSize(1);
        assertThat(new GaplessVersionsCheck(client, receiver.registry.topics()).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.detail()).contains("1 of the versions 1 to 2"));
    }

    private AtomicBoolean refusalUntilRemoved() {
        var refused = new AtomicBoolean(true);
        receiver.obstacles.put(note, taken -> {
            if (refused.get()) {
                throw new RuleViolation("note-too-long", "The note is too long", taken.number() + " is too long");
            }
        });
        return refused;
    }

    private static int overflow(int depth) {
        return depth < 0 ? depth : overflow(depth + 1) + 1;
    }

    private void awaitNotes(UUID aggregate, Integer... numbers) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(receiver.notes(aggregate)).containsExactly(numbers));
    }

    private ParkedKeyResponse awaitParked(String state, UUID aggregate) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(receiver.parked()).anySatisfy(parked -> {
            assertThat(parked.aggregateId()).isEqualTo(aggregate);
            assertThat(parked.state()).isEqualTo(state);
        }));
        return receiver.parked().getFirst();
    }
}
