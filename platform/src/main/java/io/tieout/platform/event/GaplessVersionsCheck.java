package io.tieout.platform.event;

import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.sql.RecordRowMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// I6 on both sides. The inbox is only asked about topics where every event counts: a compacted one may lack
/// versions.
class GaplessVersionsCheck implements InvariantCheck {

    private static final int MAX_VIOLATIONS = 100;

    private final JdbcClient jdbc;
    private final Set<String> topics;

    GaplessVersionsCheck(JdbcClient jdbc, Set<String> topics) {
        this.jdbc = jdbc;
        this.topics = Set.copyOf(topics);
    }

    @Override
    public String invariant() {
        return "I6";
    }

    @Override
    public String statement() {
        return "The versions of each aggregate are published and received without gaps";
    }

    @Override
    public List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        violations.addAll(jdbc.sql("""
                        select topic || ' ' || aggregate_id as subject,
                               'published ' || count(*) || ' of the versions ' || coalesce(version, 0) + 1 || ' to '
                                   || max(aggregate_version) as detail
                        from outbox
                        left join purged_version using (topic, aggregate_id)
                        group by topic, aggregate_id, version
                        having count(*) <> max(aggregate_version) - coalesce(version, 0)
                        limit :limit
                        """)
                .param("limit", MAX_VIOLATIONS)
                .query(RecordRowMapper.of(Violation.class))
                .list());
        if (!topics.isEmpty()) {
            violations.addAll(received());
        }
        return violations;
    }

    /// From the first version seen: a service may have come late, and old receipts are deleted. Versions behind a
    /// discarded gap were given up with it.
    private List<Violation> received() {
        return jdbc.sql("""
                        select topic || ' ' || aggregate_id as subject,
                               'received ' || count(distinct aggregate_version) || ' of the versions '
                                   || min(aggregate_version) || ' to ' || max(aggregate_version) as detail
                        from inbox
                        where topic in (:topics)
                          and outcome <> 'DROPPED'
                        group by topic, aggregate_id
                        having count(distinct aggregate_version) <> max(aggregate_version) - min(aggregate_version) + 1
                           and not bool_or(outcome = 'DISCARDED')
                        limit :limit
                        """)
                .param("topics", topics)
                .param("limit", MAX_VIOLATIONS)
                .query(RecordRowMapper.of(Violation.class))
                .list();
    }
}
