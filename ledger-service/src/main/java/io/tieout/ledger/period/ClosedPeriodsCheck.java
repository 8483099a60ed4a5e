package io.tieout.ledger.period;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks for entries that are younger than the close of their period.
@Component
class ClosedPeriodsCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    ClosedPeriodsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I9";
    }

    @Override
    public String statement() {
        return "Nothing is posted into a closed period after its close";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select period.company_id, entry.entry_id::text as subject,
                                'effective ' || entry.effective_date || ', recorded ' || entry.recorded_at
                                    || ', closed ' || period.closed_at as detail
                            from accounting_period period
                            join journal_entry entry
                                on entry.company_id = period.company_id
                                    and entry.effective_date >= period.period_month
                                    and entry.effective_date < period.period_month + interval '1 month'
                            where period.status = 'CLOSED' and entry.recorded_at > period.closed_at
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 20""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString(1), row.getString(2)))
                .list();
    }
}
