package io.tieout.platform.event;

import io.tieout.platform.event.ParkedKeyService.Visibility;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The parked keys as operators see them.
class ParkedKeyQueries {

    private static final RowMapper<ParkedKeyResponse> PARKED = (rs, number) -> new ParkedKeyResponse(
            rs.getObject("id", UUID.class),
            rs.getString("topic"),
            rs.getObject("aggregate_id", UUID.class),
            rs.getObject("aggregate_version", Long.class),
            rs.getObject("company_id", UUID.class),
            rs.getString("type"),
            rs.getString("state"),
            rs.getString("reason"),
            rs.getInt("attempts"),
            rs.getLong("events_behind"),
            rs.getTimestamp("parked_at").toInstant(),
            rs.getTimestamp("attempted_at").toInstant());

    private final JdbcClient jdbc;

    ParkedKeyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<ParkedKeyResponse> list(PageRequest page, Visibility visibility) {
        var after = page.isFirst() ? null : UUID.fromString(page.after().getFirst());
        var rows = jdbc.sql("""
                        select first.parked_event_id as id, first.topic, first.aggregate_id, first.aggregate_version,
                               first.company_id, first.type, coalesce(position.blocked, first.state) as state,
                               first.reason, first.attempts, first.parked_at, first.attempted_at,
                               (select count(*)
                                from parked_event as behind
                                where behind.topic = first.topic
                                  and behind.aggregate_id = first.aggregate_id
                                  and behind.aggregate_version > first.aggregate_version
                                  and behind.resolved_at is null) as events_behind
                        from parked_event as first
                        left join inbox_position as position
                          on position.topic = first.topic
                         and position.aggregate_id = first.aggregate_id
                        where first.resolved_at is null
                          and not exists (
                            select
                            from parked_event as earlier
                            where earlier.topic = first.topic
                              and earlier.aggregate_id = first.aggregate_id
                              and earlier.aggregate_version < first.aggregate_version
                              and earlier.resolved_at is null)
                          and (cast(:company as uuid) is null or first.company_id = :company)
                          and (cast(:after as uuid) is null or first.parked_event_id > :after)
                        order by first.parked_event_id
                        limit :limit
                        """)
                .param("company", visibility.companyId())
                .param("after", after)
                .param("limit", page.limit() + 1)
                .query(PARKED)
                .list();
        return Page.of(rows, page, row -> List.of(row.id().toString()));
    }

    /// Why an event is still parked; empty when it is not.
    Optional<String> reason(UUID id) {
        return jdbc.sql("select reason from parked_event where parked_event_id = :id and resolved_at is null")
                .param("id", id)
                .query(String.class)
                .optional();
    }
}
