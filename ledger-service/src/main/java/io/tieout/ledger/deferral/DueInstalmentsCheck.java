package io.tieout.ledger.deferral;

import io.tieout.ledger.period.CloseGate;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What belongs to the period is taken out of the balance sheet before the period is closed.
@Component
class DueInstalmentsCheck implements CloseGate {

    private final JdbcClient jdbc;

    DueInstalmentsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "DEFERRALS_POSTED";
    }

    @Override
    public String statement() {
        return "Every instalment of a deferral that is due up to the end of the period is posted";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select i.deferral_id, i.due_date, i.amount_minor, i.currency, d.description
                        from deferral_instalment i
                        join deferral d on d.company_id = i.company_id and d.deferral_id = i.deferral_id
                        where i.company_id = :company and i.entry_id is null and i.amount_minor > 0
                            and i.due_date <= :lastDay
                        order by i.due_date, i.deferral_id, i.instalment_number
                        limit 20""")
                .param("company", companyId)
                .param("lastDay", month.atEndOfMonth())
                .query((row, number) -> new Missing(
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")) + " of "
                                + row.getString("description") + ", due on "
                                + row.getObject("due_date", LocalDate.class) + ", is not posted",
                        "/api/v1/deferrals/" + row.getObject("deferral_id", UUID.class)))
                .list();
    }
}
