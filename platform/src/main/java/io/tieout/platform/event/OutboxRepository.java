package io.tieout.platform.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The rows of the outbox. Work is shared in slots: all events of an aggregate fall into one, so whoever holds the
/// slot's lock sends them in order.
class OutboxRepository {

    static final int SLOTS = 16;

    /// So many events are listed in one row at most, when one statement brings more.
    private static final int EVENTS_A_ROW = 100;

    /// What is sent within this time of its listing is not written again; `dispatched_at` is as exact as that.
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    /// First key of the advisory locks ("outb" in ASCII), so that they meet no other user of advisory locks.
    private static final int LOCK_SPACE = 0x6f757462;

    private final JdbcTemplate jdbc;

    OutboxRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static int slotOf(UUID aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), SLOTS);
    }

    /// Adds all in one statement, numbered in the order of the list.
    ///
    /// They are marked as sent from the start, and listed as waiting beside it: the row itself is not
    /// written again.
    void insert(List<OutboxDraft> events, @Nullable String traceparent) {
        jdbc.update("""
                with event as (
                    insert into outbox (id, slot, topic, type, company_id, aggregate_id, aggregate_version,
                                        correlation_id, payload, traceparent, dispatched_at)
                    select id, slot, topic, type, company_id, aggregate_id, aggregate_version, correlation_id, payload,
                           ?, clock_timestamp()
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                      as event (id, slot, topic, type, company_id, aggregate_id, aggregate_version, correlation_id,
                                payload, place)
                    order by place
                    returning slot, seq, id, created_at),
                listed as (
                    select slot, seq, id, created_at,
                           (row_number() over (partition by slot order by seq) - 1) / ? as part
                    from event)
                insert into outbox_waiting (slot, seq, created_at, event_ids)
                select slot, min(seq), min(created_at), array_agg(id order by seq)
                from listed
                group by slot, part
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
            statement.setInt(11, EVENTS_A_ROW);
        });
    }

    /// What was there of an aggregate becomes a tombstone, sent or not.
    void clear(AggregateKey key) {
        jdbc.update(
                "update outbox set payload = null where topic = ? and aggregate_id = ? and payload is not null",
                key.topic(),
                key.aggregateId());
    }

    /// Which slots have something to send: sixteen looks at the start of two small indexes, however long the
    /// backlog is.
    List<Integer> slotsWithWork() {
        return jdbc.query("""
                select slot.slot
                from generate_series(0, ?) as slot
                where exists (
                        select
                        from outbox_waiting
                        where outbox_waiting.slot = slot.slot::smallint)
                   or exists (
                        select
                        from outbox
                        where outbox.slot = slot.slot::smallint
                          and dispatched_at is null)
                """, (rs, number) -> rs.getInt(1), SLOTS - 1);
    }

    /// Takes the locks that no other relay holds, until the end of the transaction. A statement of its own: the
    /// rows must be read after it, or a row that the former holder marked a moment ago would be sent again.
    ///
    /// The transaction's end need not be on the disk: when the server dies before it is, the events are on the list
    /// again, and sent twice, which their readers tell.
    List<Integer> lockFree(List<Integer> slots) {
        return jdbc.query(
                """
                with _ as materialized (select set_config('synchronous_commit', 'off', true))
                select slot
                from (select slot, pg_try_advisory_xact_lock(?, slot) as locked from unnest(?) as slot) as attempt
                cross join _
                where locked
                """,
                statement -> {
                    statement.setInt(1, LOCK_SPACE);
                    SqlArrays.set(statement, 2, "int4", slots, slot -> slot);
                },
                (rs, number) -> rs.getInt(1));
    }

    /// The oldest events of each slot, in order: those listed as waiting, and those without a mark, which
    /// are to be sent again or come from a replica of the release before.
    ///
    /// Events of an aggregate come one statement after the other, so the order of the lists is theirs too;
    /// and of both kinds together only the first are taken, so that none overtakes an older one of the other.
    OutboxPortion next(List<Integer> slots, int limitPerSlot) {
        return jdbc.query(
                """
                select taken.slot, taken.seq as listed_as, taken.listed, event.id, event.topic, event.type,
                       event.company_id, event.aggregate_id, event.aggregate_version, event.correlation_id,
                       event.traceparent, event.payload, event.created_at,
                       event.dispatched_at is null
                           or event.dispatched_at < clock_timestamp() - make_interval(secs => ?) as late
                from unnest(?) as own (slot)
                cross join lateral (
                    select own.slot, seq, listed, event_ids
                    from (
                        select seq, listed, event_ids,
                               sum(cardinality(event_ids)) over (order by seq rows unbounded preceding)
                                   - cardinality(event_ids) as before
                        from (
                            (select seq, true as listed, event_ids
                             from outbox_waiting
                             where outbox_waiting.slot = own.slot
                             order by seq
                             limit ?)
                            union all
                            (select seq, false, array[id]
                             from outbox
                             where outbox.slot = own.slot
                               and dispatched_at is null
                             order by seq
                             limit ?)) as either) as counted
                    where before < ?) as taken
                cross join lateral unnest(taken.event_ids) as wanted (id)
                left join lateral (
                    select *
                    from outbox
                    where outbox.id = wanted.id
                    offset 0) as event on true
                order by event.seq
                """,
                statement -> {
                    statement.setLong(1, AT_ONCE.toSeconds());
                    SqlArrays.set(statement, 2, "int2", slots, slot -> slot);
                    statement.setInt(3, limitPerSlot);
                    statement.setInt(4, limitPerSlot);
                    statement.setInt(5, limitPerSlot);
                },
                OutboxPortion::of);
    }

    Optional<String> oldestTopic() {
        return jdbc.query("""
                        select topic
                        from (
                            (select event_ids[1] as id from outbox_waiting order by slot, seq limit 1)
                            union all
                            (select id from outbox where dispatched_at is null order by slot, seq limit 1)) as waiting
                        join outbox using (id)
                        limit 1
                        """, (rs, number) -> rs.getString(1)).stream().findFirst();
    }

    /// Takes them off the list. Those that waited for long, or were not listed, get the time of the sending.
    void markDispatched(OutboxPortion sent) {
        if (!sent.listings().isEmpty()) {
            jdbc.update("""
                    delete from outbox_waiting
                    using unnest(?, ?) as sent (slot, seq)
                    where outbox_waiting.slot = sent.slot
                      and outbox_waiting.seq = sent.seq
                    """, statement -> {
                SqlArrays.set(statement, 1, "int2", sent.listings(), OutboxPortion.Listing::slot);
                SqlArrays.set(statement, 2, "int8", sent.listings(), OutboxPortion.Listing::seq);
            });
        }
        if (!sent.late().isEmpty()) {
            jdbc.update("update outbox set dispatched_at = clock_timestamp() where id = any(?)", statement -> {
                SqlArrays.set(statement, 1, "uuid", sent.late(), id -> id);
            });
        }
    }

    int markUndispatched(String topic, long fromSeq) {
        return jdbc.update(
                "update outbox set dispatched_at = null where topic = ? and seq >= ? and dispatched_at is not null",
                topic,
                fromSeq);
    }

    /// Counts no further than a hundred thousand of each kind: beyond that the number only says "too many".
    Backlog backlog() {
        return jdbc.query(
                        """
                        select coalesce(sum(events), 0)::bigint as pending,
                               coalesce(extract(epoch from clock_timestamp() - min(created_at)) * 1000, 0)::bigint
                                   as age_millis
                        from (
                            (select cardinality(event_ids) as events, created_at
                             from outbox_waiting
                             limit 100000)
                            union all
                            (select 1, created_at
                             from outbox
                             where dispatched_at is null
                             limit 100000)) as waiting
                        """,
                        (rs, number) -> new Backlog(rs.getLong("pending"), Duration.ofMillis(rs.getLong("age_millis"))))
                .getFirst();
    }

    record Backlog(long pending, Duration age) {}
}
