package io.tieout.ledger.businessfact;

import io.tieout.ledger.period.CloseGate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A fact that waits belongs to the period in which it happened.
@Component
class WaitingFactsCheck implements CloseGate {

    private final JdbcClient jdbc;

    WaitingFactsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "FACTS_POSTED";
    }

    @Override
    public String statement() {
        return "Every business fact up to the end of the period is posted or dismissed";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select fact_id, source, external_id, reason_code
                        from business_fact
                        where company_id = :company and state = 'WAITING' and effective_date <= :lastDay
                        order by effective_date, fact_id
                        limit 20""")
                .param("company", companyId)
                .param("lastDay", month.atEndOfMonth())
                .query((row, number) -> new Missing(
                        row.getString("external_id") + " of " + row.getString("source") + " waits: "
                                + row.getString("reason_code"),
                        "/api/v1/business-facts/" + row.getObject("fact_id", UUID.class)))
                .list();
    }
}
