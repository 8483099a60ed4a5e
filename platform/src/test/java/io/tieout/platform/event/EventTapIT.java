package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class EventTapIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final EventRoad road = new EventRoad();
    private final List<PassingEvent> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final UUID poison = Ids.next();
    private final UUID note = Ids.next();
    private final EventTaps taps = new EventTaps(
            List.of(new Tap()),
            tap -> new EventTapConsumer(TestInfrastructure.kafka(), road.name, tap, road.metrics, road.properties),
            event -> {});

    @BeforeEach
    void startTheRoad() throws InterruptedException {
        road.withTopics();
        road.startRelay();
    }

    @AfterEach
    void stop() {
        taps.stop();
        road.close();
    }

    @Test
    void takesTheEventsOfAllTopicsThatFitAsTheyTravel() {
        road.publish(List.of(road.note(note, 1), road.note(note, 2), road.state(note, 7)));
        await().atMost(LIMIT).until(() -> road.undispatched() == 0);
        road.transaction.executeWithoutResult(status -> road.outbox.erase(road.noteState, road.company, note, 8));

        taps.start();

        await().atMost(LIMIT).until(() -> taken.size() == 4);
        assertThat(of(road.noteTaken))
                .extracting(PassingEvent::payload)
                .containsExactly("{\"text\":\"note 1\",\"number\":1}", "{\"text\":\"note 2\",\"number\":2}");
        assertThat(of(road.noteState))
                .extracting(PassingEvent::payload)
                .containsExactly("{\"text\":\"state 7\"}", null);
        assertThat(taken).allSatisfy(event -> {
            assertThat(event.envelope().aggregateId()).isEqualTo(note);
            assertThat(event.envelope().companyId()).isEqualTo(road.company);
        });
    }

    @Test
    void triesAgainUntilAFaultHasPassed() {
        faults.set(3);
        road.publish(note, 1);

        taps.start();

        await().atMost(LIMIT).until(() -> taken.size() == 1);
        assertThat(faults).hasValue(0);
        assertThat(road.meters.get("tieout.tap.skipped").counter().count()).isZero();
    }

    @Test
    void skipsTheEventThatCannotBeTakenAndSaysSo() {
        road.publish(List.of(road.note(note, 1), road.note(poison, 1), road.note(note, 2)));

        taps.start();

        await().atMost(LIMIT).until(() -> taken.size() == 2);
        assertThat(taken).noneMatch(event -> event.envelope().aggregateId().equals(poison));
        await().atMost(LIMIT)
                .until(() -> road.meters.get("tieout.tap.skipped").counter().count() > 0);
        assertThat(road.meters.get("tieout.tap.skipped").counter().count()).isEqualTo(1);
    }

    private List<PassingEvent> of(EventType<?> type) {
        return taken.stream()
                .filter(event -> event.envelope().type().equals(type.type()))
                .toList();
    }

    private final class Tap implements EventTap {

        @Override
        public String name() {
            return "tap";
        }

        @Override
        public Pattern topics() {
            return Pattern.compile("test\\.note(-state)?\\." + road.name + "\\.v1");
        }

        @Override
        public void take(List<PassingEvent> events) {
            if (faults.get() > 0) {
                faults.decrementAndGet();
                throw new QueryTimeoutException("the database is away");
            }
            if (events.stream().anyMatch(event -> event.envelope().aggregateId().equals(poison))) {
                throw new IllegalArgumentException("cannot be taken");
            }
            taken.addAll(events);
        }
    }
}
