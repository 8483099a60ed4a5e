package io.tieout.ledger.period;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// An order that waits for its invoice or a bank line that waits for its posting may belong to the period.
@Component
class AppliedEventsCheck implements CloseGate {

    private final JdbcClient jdbc;

    AppliedEventsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "EVENTS_APPLIED";
    }

    @Override
    public String statement() {
        return "No order, bank line or match waits to be taken into the books";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select type || ' of ' || aggregate_id
                        from parked_event
                        where company_id = :company and resolved_at is null
                        order by parked_at
                        limit 20""")
                .param("company", companyId)
                .query((row, number) ->
                        new Missing(row.getString(1) + " waits", "/api/v1/operations/ledger/parked-keys"))
                .list();
    }
}
