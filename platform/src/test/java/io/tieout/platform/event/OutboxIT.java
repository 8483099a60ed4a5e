package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.id.Ids;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OutboxIT {

    private final EventRoad road = new EventRoad();

    @AfterEach
    void close() {
        road.close();
    }

    @Test
    void numbersManyEventsInTheOrderOfTheList() {
        var note = Ids.next();
        var events = LongStream.rangeClosed(1, 500)
                .<OutboxEvent<?>>mapToObj(version -> road.note(note, version))
                .toList();

        road.publish(events);

        assertThat(road.jdbc.query("select aggregate_version from outbox order by seq", (rs, number) -> rs.getLong(1)))
                .isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
    }

    @Test
    void refusesAnEventOutsideOfATransaction() {
        assertThatThrownBy(() -> road.outbox.publish(road.note(Ids.next(), 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void refusesAPayloadThatBreaksItsContract() {
        var negative = new OutboxEvent<>(
                road.noteTaken, road.company, Ids.next(), 1, null, new NoteTaken("less than nothing", -1));

        assertThatThrownBy(() -> road.publish(List.of(negative)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("breaks its contract");
        assertThat(road.undispatched()).isZero();
    }

    @Test
    void refusesATypeThatTheServiceDoesNotDeclare() {
        var type = EventType.event("test.note-lost.v1", road.noteTaken.topic(), NoteTaken.class);
        var event = new OutboxEvent<>(type, road.company, Ids.next(), 1, null, new NoteTaken("lost", 1));

        assertThatThrownBy(() -> road.publish(List.of(event)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PublishedEvents");
    }

    @Test
    void refusesToStartWithoutTheSchemaOfWhatItPublishes() {
        var type = EventType.event("test.note-lost.v1", road.noteTaken.topic(), NoteTaken.class);

        assertThatThrownBy(() -> EventSchemas.of(List.of(type)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No schema for test.note-lost.v1");
    }

    @Test
    void refusesWhatNoBrokerWouldTake() {
        var huge = new OutboxEvent<>(
                road.noteTaken, road.company, Ids.next(), 1, null, new NoteTaken("x".repeat(1_000_000), 1));

        assertThatThrownBy(() -> road.publish(List.of(huge)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void refusesTheSameVersionTwice() {
        var note = Ids.next();
        road.publish(note, 1);

        assertThatThrownBy(() -> road.publish(note, 1)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void refusesToEraseWhatIsNoState() {
        assertThatThrownBy(() -> road.outbox.erase(road.noteTaken, road.company, Ids.next(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
