package io.tieout.platform.event;

import io.tieout.platform.event.EventPositionsResponse.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sums up what has left and what has arrived.
class EventPositionQueries {

    private final JdbcClient jdbc;

    EventPositionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Position> produced() {
        return positions("""
                select topic, count(*) as count, sum(hashtextextended(id::text, 0)::numeric)::text as digest
                from outbox
                where type <> '%s'
                group by topic
                order by topic
                """.formatted(DeadLetter.TYPE));
    }

    /// Discarded events count: somebody has decided about them. Dropped ones do not: they came from nowhere, under
    /// an id that the publishing service does not know.
    Map<String, Position> consumed(Set<String> subscribedTopics) {
        var positions = new LinkedHashMap<String, Position>();
        subscribedTopics.forEach(topic -> positions.put(topic, new Position(0, "0")));
        positions.putAll(positions("""
                select topic, count(*) as count, sum(hashtextextended(event_id::text, 0)::numeric)::text as digest
                from inbox
                where outcome <> 'DROPPED'
                group by topic
                order by topic
                """));
        return positions;
    }

    private Map<String, Position> positions(String sql) {
        var positions = new LinkedHashMap<String, Position>();
        jdbc.sql(sql).query(rs -> {
            positions.put(rs.getString("topic"), new Position(rs.getLong("count"), rs.getString("digest")));
        });
        return positions;
    }
}
