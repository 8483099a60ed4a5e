package io.tieout.platform.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;

/// The shelf of events that wait. Rows stay after they are resolved, without their content.
class ParkedEventRepository {

    private static final RowMapper<ParkedEvent> PARKED = (rs, number) -> new ParkedEvent(
            rs.getObject("parked_event_id", UUID.class),
            message(rs),
            ParkedState.valueOf(rs.getString("state")),
            rs.getBoolean("dead_lettered"),
            rs.getObject("company_id", UUID.class));

    private final JdbcTemplate jdbc;

    ParkedEventRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static RawRecord message(ResultSet rs) throws SQLException {
        return new RawRecord(
                rs.getString("topic"),
                rs.getInt("kafka_partition"),
                rs.getLong("kafka_offset"),
                rs.getBytes("record_key"),
                EventJson.mapper().readValue(rs.getString("headers"), new TypeReference<Map<String, String>>() {}),
                rs.getBytes("value"));
    }

    /// @return false when it lies here already
    boolean add(UUID id, RawRecord message, @Nullable EventEnvelope event, ParkedState state, String reason) {
        int added = jdbc.update(
                """
                insert into parked_event (parked_event_id, topic, kafka_partition, kafka_offset, company_id, aggregate_id,
                                          aggregate_version, type, headers, record_key, value, state, reason,
                                          dead_lettered, attempts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (parked_event_id) do nothing
                """,
                id,
                message.topic(),
                message.partition(),
                message.offset(),
                event == null ? null : event.companyId(),
                event == null ? null : event.aggregateId(),
                event == null ? null : event.aggregateVersion(),
                event == null ? null : event.type(),
                // PostgreSQL stores any text but the zero character, which JSON escapes.
                EventJson.mapper().writeValueAsString(message.headers()),
                message.key(),
                message.value(),
                state.name(),
                reason,
                state == ParkedState.FAILED,
                state == ParkedState.BEHIND ? 0 : 1);
        return added == 1;
    }

    /// The one whose turn it is.
    Optional<ParkedEvent> findFirst(AggregateKey key) {
        return jdbc.query("""
                        select parked_event_id, topic, kafka_partition, kafka_offset, company_id, headers, record_key,
                               value, state, dead_lettered
                        from parked_event
                        where topic = ?
                          and aggregate_id = ?
                          and resolved_at is null
                        order by aggregate_version, parked_at
                        limit 1
                        """, PARKED, key.topic(), key.aggregateId()).stream().findFirst();
    }

    Optional<ParkedEvent> findUnresolved(UUID id) {
        return jdbc.query("""
                        select parked_event_id, topic, kafka_partition, kafka_offset, company_id, headers, record_key,
                               value, state, dead_lettered
                        from parked_event
                        where parked_event_id = ?
                          and resolved_at is null
                        """, PARKED, id).stream().findFirst();
    }

    void attempted(UUID id, ParkedState state, String reason) {
        jdbc.update("""
                update parked_event
                set state = ?,
                    reason = ?,
                    attempts = attempts + 1,
                    attempted_at = clock_timestamp(),
                    dead_lettered = dead_lettered or ? = 'FAILED'
                where parked_event_id = ?
                """, state.name(), reason, state.name(), id);
    }

    /// The content goes: it may be personal data that is erased elsewhere one day, and the decision needs it no
    /// more.
    void resolve(UUID id, Outcome outcome, @Nullable UUID by, @Nullable String reason) {
        var state =
                switch (outcome) {
                    case APPLIED, IGNORED -> "APPLIED";
                    case SUPERSEDED, DROPPED -> "DROPPED";
                    case DISCARDED -> "DISCARDED";
                };
        jdbc.update("""
                update parked_event
                set state = ?,
                    resolved_at = clock_timestamp(),
                    resolved_by = ?,
                    resolution_reason = ?,
                    value = null
                where parked_event_id = ?
                """, state, by, reason, id);
    }

    /// Keys that may go on by themselves, the longest untried first, so that none starves. Found by the index of
    /// blocked keys: asked every few seconds, it must not read all keys that there ever were.
    List<AggregateKey> retriable(int limit) {
        return jdbc.query(
                """
                select first.topic, first.aggregate_id
                from inbox_position as position
                cross join lateral (
                    select topic, aggregate_id, aggregate_version, attempted_at
                    from parked_event
                    where parked_event.topic = position.topic
                      and parked_event.aggregate_id = position.aggregate_id
                      and resolved_at is null
                    order by aggregate_version
                    limit 1) as first
                where position.blocked in ('WAITING', 'GAP')
                  and (position.blocked = 'WAITING' or first.aggregate_version <= position.version + 1)
                order by first.attempted_at
                limit ?
                """,
                (rs, number) -> new AggregateKey(rs.getString("topic"), rs.getObject("aggregate_id", UUID.class)),
                limit);
    }

    long countUnresolved() {
        var count = jdbc.queryForObject(
                "select count(*) from (select from parked_event where resolved_at is null limit 100000) as waiting",
                Long.class);
        return count == null ? 0 : count;
    }
}
