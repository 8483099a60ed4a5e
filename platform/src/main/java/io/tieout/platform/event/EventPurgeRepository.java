package io.tieout.platform.event;

import java.time.Duration;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletes rows and keeps what is to be known of them, in one statement each: a reader sees both or neither.
class EventPurgeRepository {

    /// "purg" in ASCII, and no second key: it meets no other user of advisory locks.
    private static final long LOCK = 0x70757267L << 32;

    private final JdbcClient jdbc;
    private final Set<String> stateTopics;

    EventPurgeRepository(JdbcClient jdbc, Set<String> stateTopics) {
        this.jdbc = jdbc;
        this.stateTopics = Set.copyOf(stateTopics);
    }

    /// Whether this replica may go on, until the end of the transaction.
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /// @return how many were deleted: at least the limit, if there were so many
    int deleteSent(Duration age, int limit) {
        // Whole aggregates up to a version, so that what is left has no gap of its own. Nothing behind an event
        // that still waits: what is listed is looked up by its id.
        return jdbc.sql("""
                        with old as (
                            select topic, aggregate_id, max(aggregate_version) as version
                            from (
                                select topic, aggregate_id, aggregate_version
                                from outbox as event
                                where dispatched_at < statement_timestamp() - make_interval(secs => :seconds)
                                  and seq < all (
                                      select waiting.seq
                                      from outbox_waiting as waiting
                                      where waiting.slot = event.slot
                                      order by waiting.seq
                                      limit 1)
                                  and (topic <> all (:stateTopics)
                                    or exists (
                                        select
                                        from outbox as newer
                                        where newer.topic = event.topic
                                          and newer.aggregate_id = event.aggregate_id
                                          and newer.aggregate_version > event.aggregate_version))
                                order by dispatched_at
                                limit :limit) as oldest
                            group by topic, aggregate_id),
                        deleted as (
                            delete from outbox
                            using old
                            where outbox.topic = old.topic
                              and outbox.aggregate_id = old.aggregate_id
                              and outbox.aggregate_version <= old.version
                              and outbox.dispatched_at is not null
                              and outbox.seq < all (
                                  select waiting.seq
                                  from outbox_waiting as waiting
                                  where waiting.slot = outbox.slot
                                  order by waiting.seq
                                  limit 1)
                            returning outbox.id, outbox.topic, outbox.type, outbox.aggregate_id,
                                      outbox.aggregate_version),
                        version as (
                            insert into purged_version (topic, aggregate_id, version)
                            select topic, aggregate_id, max(aggregate_version)
                            from deleted
                            where type <> :deadLetter
                            group by topic, aggregate_id
                            on conflict (topic, aggregate_id) do update
                            set version = excluded.version),
                        total as (
                            insert into purged_total (side, topic, count, digest)
                            select 'PRODUCED', topic, count(*), sum(hashtextextended(id::text, 0)::numeric)
                            from deleted
                            where type <> :deadLetter
                            group by topic
                            on conflict (side, topic) do update
                            set count = purged_total.count + excluded.count,
                                digest = purged_total.digest + excluded.digest)
                        select count(*) from deleted
                        """)
                .param("seconds", age.toSeconds())
                .param("stateTopics", stateTopics.toArray(String[]::new))
                .param("limit", limit)
                .param("deadLetter", DeadLetter.TYPE)
                .query(Integer.class)
                .single();
    }

    /// The positions of the aggregates stay: an event that comes again after its receipt is gone is older than they
    /// are.
    int deleteReceived(Duration age, int limit) {
        return jdbc.sql("""
                        with old as (
                            select event_id
                            from inbox
                            where received_at < statement_timestamp() - make_interval(secs => :seconds)
                            order by received_at, aggregate_version
                            limit :limit),
                        deleted as (
                            delete from inbox
                            using old
                            where inbox.event_id = old.event_id
                            returning inbox.event_id, inbox.topic, inbox.outcome),
                        total as (
                            insert into purged_total (side, topic, count, digest)
                            select 'CONSUMED', topic, count(*), sum(hashtextextended(event_id::text, 0)::numeric)
                            from deleted
                            where outcome not in ('DROPPED', 'SUPERSEDED')
                            group by topic
                            on conflict (side, topic) do update
                            set count = purged_total.count + excluded.count,
                                digest = purged_total.digest + excluded.digest)
                        select count(*) from deleted
                        """)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }
}
