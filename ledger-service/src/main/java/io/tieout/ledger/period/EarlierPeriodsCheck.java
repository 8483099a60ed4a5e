package io.tieout.ledger.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Months are closed one after the other, as far as anything was posted in them.
@Component
class EarlierPeriodsCheck implements CloseGate {

    private final JdbcClient jdbc;

    EarlierPeriodsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "EARLIER_PERIODS_CLOSED";
    }

    @Override
    public String statement() {
        return "Every earlier period in which something was posted is closed";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select period.period_month
                        from accounting_period period
                        where period.company_id = :company and period.period_month < :month
                            and period.status <> 'CLOSED'
                            and exists (
                                select from journal_entry entry
                                where entry.company_id = period.company_id
                                    and entry.effective_date >= period.period_month
                                    and entry.effective_date < period.period_month + interval '1 month')
                        order by period.period_month
                        limit 20""")
                .param("company", companyId)
                .param("month", month.atDay(1))
                .query((row, number) -> missing(YearMonth.from(row.getObject(1, LocalDate.class))))
                .list();
    }

    private static Missing missing(YearMonth open) {
        return new Missing(open + " is not closed", "/api/v1/periods/" + open);
    }
}
