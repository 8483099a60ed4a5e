package io.tieout.platform.event;

import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.sql.RecordRowMapper;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An event that waits is a fact that is missing in the figures here. Waiting for something that is on its way is
/// normal for a moment.
class NoParkedKeyCheck implements InvariantCheck {

    private static final int MAX_VIOLATIONS = 100;

    private final JdbcClient jdbc;

    NoParkedKeyCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I5";
    }

    @Override
    public String statement() {
        return "No received event is parked";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select topic || ' ' || coalesce(aggregate_id::text, 'without a key') as subject,
                               state || ': ' || reason as detail
                        from parked_event
                        where state = 'FAILED'
                           or state in ('WAITING', 'GAP') and parked_at < clock_timestamp() - interval '30 seconds'
                        order by parked_at
                        limit :limit
                        """)
                .param("limit", MAX_VIOLATIONS)
                .query(RecordRowMapper.of(Violation.class))
                .list();
    }
}
