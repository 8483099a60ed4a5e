package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.check.InvariantCheck;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nothing stops silently between the two services.
@Component
class AnsweredMatchesCheck implements InvariantCheck {

    private final JdbcClient jdbc;
    private final MatchingProperties properties;
    private final Clock clock;

    AnsweredMatchesCheck(JdbcClient jdbc, MatchingProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String invariant() {
        return "I5";
    }

    @Override
    public String statement() {
        return "The ledger answers every match and every undoing soon";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select company_id || ' match ' || match_id as subject,
                            status || ' since ' || coalesce(undo_requested_at, decided_at) as detail
                        from payment_match
                        where status in ('MATCHED', 'UNDOING') and coalesce(undo_requested_at, decided_at) < :limit
                        order by decided_at
                        limit 100
                        """)
                .param("limit", clock.instant().minus(properties.answerWithin()).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
