package io.tieout.reconciliation.insight;

import io.tieout.reconciliation.insight.MonitorResponse.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MonitorQueries {

    private static final int COUNTED = 10_000;

    private final JdbcClient jdbc;

    MonitorQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One look, and no further into any queue than is counted: it costs the same however long they are.
    MonitorResponse look(UUID companyId, Instant now) {
        return jdbc.sql("""
                        with posting as (
                            select s.recorded_at as since
                            from (
                                select statement_id
                                from bank_line
                                where company_id = :company and queue_state = 'WAITING' and state = 'RECORDED'
                                limit :limit
                            ) l
                            join bank_statement s on s.company_id = :company and s.statement_id = l.statement_id
                        ), matching as (
                            select requested_at as since from match_request where company_id = :company limit :limit
                        ), answers as (
                            select greatest(decided_at, undo_requested_at) as since
                            from payment_match
                            where company_id = :company and status in ('MATCHED', 'UNDOING')
                            order by decided_at
                            limit :limit
                        ), people as (
                            select 1
                            from bank_line
                            where company_id = :company and queue_state in ('PROPOSED', 'UNEXPLAINED', 'REFUSED')
                            limit :limit
                        )
                        select (select max(recorded_at) from bank_statement where company_id = :company) as last_statement_at,
                            (select count(*) from posting) as posting, (select min(since) from posting) as posting_since,
                            (select count(*) from matching) as matching, (select min(since) from matching) as matching_since,
                            (select count(*) from answers) as answers, (select min(since) from answers) as answers_since,
                            (select count(*) from people) as people,
                            coalesce((select sequence from ledger_position where company_id = :company), 0) as sequence
                        """)
                .param("company", companyId)
                .param("limit", COUNTED)
                .query((row, number) -> MonitorResponse.of(
                        now,
                        instant(row, "last_statement_at"),
                        waiting(row, "posting"),
                        waiting(row, "matching"),
                        waiting(row, "answers"),
                        new Waiting(row.getLong("people"), row.getLong("people") == COUNTED, null),
                        row.getLong("sequence")))
                .single();
    }

    private static Waiting waiting(ResultSet row, String column) throws SQLException {
        long count = row.getLong(column);
        return new Waiting(count, count == COUNTED, instant(row, column + "_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
