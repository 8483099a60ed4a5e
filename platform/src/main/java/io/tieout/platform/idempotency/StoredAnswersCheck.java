package io.tieout.platform.idempotency;

import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.sql.RecordRowMapper;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What can be seen of I4 afterwards. An answer is stored in the transaction of its effect and under a unique key, and
/// a request that is still running leaves no row: so each row must be a success, with all that is needed to answer the
/// same again.
class StoredAnswersCheck implements InvariantCheck {

    private static final int MAX_VIOLATIONS = 100;

    private final JdbcClient jdbc;

    StoredAnswersCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I4";
    }

    @Override
    public String statement() {
        return "Each remembered request was answered with success, and can be answered the same again";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select route || ' ' || idempotency_key as subject,
                               'answered ' || status || case
                                   when (body is null) <> (content_type is null) then ', the answer is incomplete'
                                   else '' end as detail
                        from idempotent_request
                        where status not between 200 and 299
                           or (body is null) <> (content_type is null)
                        order by created_at
                        limit :limit
                        """)
                .param("limit", MAX_VIOLATIONS)
                .query(RecordRowMapper.of(Violation.class))
                .list();
    }
}
