package io.tieout.platform.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/// Which events have arrived, and how far each aggregate has come.
class InboxRepository {

    private static final RowMapper<InboxPosition> POSITION = (rs, number) -> new InboxPosition(
            new AggregateKey(rs.getString("topic"), rs.getObject("aggregate_id", UUID.class)),
            rs.getLong("version"),
            state(rs.getString("blocked")));

    private final JdbcTemplate jdbc;

    InboxRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static @Nullable ParkedState state(@Nullable String name) {
        return name == null ? null : ParkedState.valueOf(name);
    }

    Set<UUID> known(Collection<UUID> eventIds) {
        return new HashSet<>(jdbc.query(
                "select event_id from inbox where event_id = any(?)",
                statement -> SqlArrays.set(statement, 1, "uuid", eventIds, id -> id),
                (rs, number) -> rs.getObject("event_id", UUID.class)));
    }

    /// Locks in one order, so that two replicas which meet on a rebalance wait for each other and do not deadlock.
    Map<AggregateKey, InboxPosition> lock(Collection<AggregateKey> keys) {
        var positions = new HashMap<AggregateKey, InboxPosition>();
        jdbc.query(
                        """
                        select topic, aggregate_id, version, blocked
                        from inbox_position
                        where (topic, aggregate_id) in (select * from unnest(?, ?))
                        order by topic, aggregate_id
                        for update
                        """,
                        statement -> {
                            SqlArrays.set(statement, 1, "text", keys, AggregateKey::topic);
                            SqlArrays.set(statement, 2, "uuid", keys, AggregateKey::aggregateId);
                        },
                        POSITION)
                .forEach(position -> positions.put(position.key(), position));
        return positions;
    }

    /// For retries in the background: a key that somebody else works on is left to them.
    Optional<InboxPosition> lockUnlessBusy(AggregateKey key) {
        return jdbc.query("""
                        select topic, aggregate_id, version, blocked
                        from inbox_position
                        where topic = ? and aggregate_id = ?
                        for update skip locked
                        """, POSITION, key.topic(), key.aggregateId()).stream()
                .findFirst();
    }

    void save(Collection<InboxPosition> positions) {
        if (positions.isEmpty()) {
            return;
        }
        jdbc.update("""
                insert into inbox_position (topic, aggregate_id, version, blocked)
                select topic, aggregate_id, version, blocked
                from unnest(?, ?, ?, ?) as position (topic, aggregate_id, version, blocked)
                order by topic, aggregate_id
                on conflict (topic, aggregate_id) do update
                set version = excluded.version,
                    blocked = excluded.blocked
                """, statement -> {
            SqlArrays.set(
                    statement, 1, "text", positions, position -> position.key().topic());
            SqlArrays.set(
                    statement, 2, "uuid", positions, position -> position.key().aggregateId());
            SqlArrays.set(statement, 3, "int8", positions, InboxPosition::version);
            SqlArrays.set(statement, 4, "text", positions, InboxRepository::blocked);
        });
    }

    private static @Nullable String blocked(InboxPosition position) {
        var state = position.blocked();
        return state == null ? null : state.name();
    }

    /// @throws org.springframework.dao.DuplicateKeyException when one of them took effect meanwhile: all of it
    /// rolls back
    void record(List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        jdbc.update("""
                insert into inbox (event_id, topic, type, company_id, aggregate_id, aggregate_version, outcome)
                select * from unnest(?, ?, ?, ?, ?, ?, ?)
                """, statement -> {
            SqlArrays.set(
                    statement, 1, "uuid", receipts, receipt -> receipt.event().id());
            SqlArrays.set(
                    statement, 2, "text", receipts, receipt -> receipt.event().topic());
            SqlArrays.set(
                    statement, 3, "text", receipts, receipt -> receipt.event().type());
            SqlArrays.set(
                    statement, 4, "uuid", receipts, receipt -> receipt.event().companyId());
            SqlArrays.set(
                    statement, 5, "uuid", receipts, receipt -> receipt.event().aggregateId());
            SqlArrays.set(
                    statement, 6, "int8", receipts, receipt -> receipt.event().aggregateVersion());
            SqlArrays.set(
                    statement, 7, "text", receipts, receipt -> receipt.outcome().name());
        });
    }

    record Receipt(EventEnvelope event, Outcome outcome) {}
}
