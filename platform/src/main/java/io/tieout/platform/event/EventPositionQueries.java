package io.tieout.platform.event;

import io.tieout.platform.event.EventPositionsResponse.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sums up what has left and what has arrived: the rows that are there, and those that were there and got too old.
class EventPositionQueries {

    private final JdbcClient jdbc;

    EventPositionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Position> produced() {
        return positions("PRODUCED", "select topic, id from outbox where type <> '%s'".formatted(DeadLetter.TYPE));
    }

    /// Discarded events count: somebody has decided about them. Dropped ones do not: they came from nowhere, under
    /// an id that the publishing service does not know, or so late that it is forgotten. Nor do superseded states,
    /// for the same reason.
    Map<String, Position> consumed(Set<String> subscribedTopics) {
        var positions = new LinkedHashMap<String, Position>();
        subscribedTopics.forEach(topic -> positions.put(topic, new Position(0, "0")));
        positions.putAll(positions(
                "CONSUMED", "select topic, event_id as id from inbox where outcome not in ('DROPPED', 'SUPERSEDED')"));
        return positions;
    }

    private Map<String, Position> positions(String side, String events) {
        var positions = new LinkedHashMap<String, Position>();
        jdbc.sql("""
                        select topic, sum(count)::bigint as count, sum(digest)::text as digest
                        from (
                            select topic, count(*) as count, sum(hashtextextended(id::text, 0)::numeric) as digest
                            from (%s) as event
                            group by topic
                            union all
                            select topic, count, digest
                            from purged_total
                            where side = :side) as part
                        group by topic
                        order by topic
                        """.formatted(events)).param("side", side).query(rs -> {
            positions.put(rs.getString("topic"), new Position(rs.getLong("count"), rs.getString("digest")));
        });
        return positions;
    }
}
