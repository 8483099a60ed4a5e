package io.tieout.platform.event;

import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.sql.RecordRowMapper;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// This service's half of I5; that every consumer has the events is seen by comparing positions.
class OutboxDispatchedCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    OutboxDispatchedCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I5";
    }

    @Override
    public String statement() {
        return "Every event older than 30 seconds has been sent";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select topic as subject,
                               count(*) || ' events wait, the oldest since ' || min(created_at) as detail
                        from (
                            select unnest(event_ids) as id
                            from outbox_waiting
                            union
                            select id
                            from outbox
                            where dispatched_at is null) as waiting
                        join outbox using (id)
                        where created_at < clock_timestamp() - interval '30 seconds'
                        group by topic
                        order by topic
                        """).query(RecordRowMapper.of(Violation.class)).list();
    }
}
