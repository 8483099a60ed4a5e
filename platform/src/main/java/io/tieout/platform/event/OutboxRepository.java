package io.tieout.platform.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/// The rows of the outbox. Work is shared in slots: all events of an aggregate fall into one, so whoever holds the
/// slot's lock sends them in order.
class OutboxRepository {

    static final int SLOTS = 16;

    /// First key of the advisory locks ("outb" in ASCII), so that they meet no other user of advisory locks.
    private static final int LOCK_SPACE = 0x6f757462;

    private static final RowMapper<OutboxRow> ROW = (rs, number) -> new OutboxRow(
            rs.getObject("id", UUID.class),
            rs.getString("topic"),
            rs.getString("type"),
            rs.getObject("company_id", UUID.class),
            rs.getObject("aggregate_id", UUID.class),
            rs.getLong("aggregate_version"),
            rs.getObject("correlation_id", UUID.class),
            rs.getString("traceparent"),
            rs.getString("payload"),
            rs.getTimestamp("created_at").toInstant());

    private final JdbcTemplate jdbc;

    OutboxRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static int slotOf(UUID aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), SLOTS);
    }

    /// Adds all in one statement, numbered in the order of the list.
    void insert(List<OutboxDraft> events, @Nullable String traceparent) {
        jdbc.update("""
                insert into outbox (id, slot, topic, type, company_id, aggregate_id, aggregate_version, correlation_id,
                                    payload, traceparent)
                select id, slot, topic, type, company_id, aggregate_id, aggregate_version, correlation_id, payload, ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                  as event (id, slot, topic, type, company_id, aggregate_id, aggregate_version, correlation_id, payload,
                            place)
                order by place
                """, statement -> {
            statement.setString(1, traceparent);
            SqlArrays.set(statement, 2, "uuid", events, OutboxDraft::id);
            SqlArrays.set(statement, 3, "int2", events, event -> slotOf(event.aggregateId()));
            SqlArrays.set(statement, 4, "text", events, OutboxDraft::topic);
            SqlArrays.set(statement, 5, "text", events, OutboxDraft::type);
            SqlArrays.set(statement, 6, "uuid", events, OutboxDraft::companyId);
            SqlArrays.set(statement, 7, "uuid", events, OutboxDraft::aggregateId);
            SqlArrays.set(statement, 8, "int8", events, OutboxDraft::aggregateVersion);
            SqlArrays.set(statement, 9, "uuid", events, OutboxDraft::correlationId);
            SqlArrays.set(statement, 10, "text", events, OutboxDraft::payload);
        });
    }

    /// What was there of an aggregate becomes a tombstone, sent or not.
    void clear(AggregateKey key) {
        jdbc.update(
                "update outbox set payload = null where topic = ? and aggregate_id = ? and payload is not null",
                key.topic(),
                key.aggregateId());
    }

    /// Which slots have something to send: sixteen looks at the start of a small index, however long the backlog
    /// is.
    List<Integer> slotsWithWork() {
        return jdbc.query("""
                select slot.slot
                from generate_series(0, ?) as slot
                cross join lateral (
                    select seq
                    from outbox
                    where outbox.slot = slot.slot::smallint
                      and dispatched_at is null
                    order by seq
                    limit 1) as oldest
                """, (rs, number) -> rs.getInt(1), SLOTS - 1);
    }

    /// Takes the locks that no other relay holds, until the end of the transaction. A statement of its own: the
    /// rows must be read after it, or a row that the former holder marked a moment ago would be sent again.
    List<Integer> lockFree(List<Integer> slots) {
        return jdbc.query(
                """
                select slot
                from (select slot, pg_try_advisory_xact_lock(?, slot) as locked from unnest(?) as slot) as attempt
                where locked
                """,
                statement -> {
                    statement.setInt(1, LOCK_SPACE);
                    SqlArrays.set(statement, 2, "int4", slots, slot -> slot);
                },
                (rs, number) -> rs.getInt(1));
    }

    /// The oldest rows of each slot, in order within the slot.
    List<OutboxRow> next(List<Integer> slots, int limitPerSlot) {
        return jdbc.query(
                """
                select event.id, event.topic, event.type, event.company_id, event.aggregate_id,
                       event.aggregate_version, event.correlation_id, event.traceparent, event.payload,
                       event.created_at
                from unnest(?) as own (slot)
                cross join lateral (
                    select *
                    from outbox
                    where outbox.slot = own.slot
                      and dispatched_at is null
                    order by seq
                    limit ?) as event
                order by event.seq
                """,
                statement -> {
                    SqlArrays.set(statement, 1, "int2", slots, slot -> slot);
                    statement.setInt(2, limitPerSlot);
                },
                ROW);
    }

    Optional<String> oldestTopic() {
        return jdbc
                .query(
                        "select topic from outbox where dispatched_at is null order by slot, seq limit 1",
                        (rs, number) -> rs.getString(1))
                .stream()
                .findFirst();
    }

    void markDispatched(List<OutboxRow> rows) {
        jdbc.update("update outbox set dispatched_at = clock_timestamp() where id = any(?)", statement -> {
            SqlArrays.set(statement, 1, "uuid", rows, OutboxRow::id);
        });
    }

    int markUndispatched(String topic, long fromSeq) {
        return jdbc.update(
                "update outbox set dispatched_at = null where topic = ? and seq >= ? and dispatched_at is not null",
                topic,
                fromSeq);
    }

    /// Counts no further than a hundred thousand: beyond that the number only says "too many".
    Backlog backlog() {
        return jdbc.query(
                        """
                        select count(*) as pending,
                               coalesce(extract(epoch from clock_timestamp() - min(created_at)) * 1000, 0)::bigint
                                   as age_millis
                        from (select created_at from outbox where dispatched_at is null limit 100000) as waiting
                        """,
                        (rs, number) -> new Backlog(rs.getLong("pending"), Duration.ofMillis(rs.getLong("age_millis"))))
                .getFirst();
    }

    record Backlog(long pending, Duration age) {}
}
