package io.tieout.ledger.recurring;

import io.tieout.ledger.period.CloseGate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the calendar brings in the period is posted, or somebody decided that it is not.
@Component
class DuePostingsCheck implements CloseGate {

    private final JdbcClient jdbc;

    DuePostingsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "RECURRING_POSTED";
    }

    @Override
    public String statement() {
        return "Every recurring entry and reversal that is due up to the end of the period is posted or settled";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select due_date, what, link
                        from (
                            select next_date as due_date, 'The recurring entry ' || entry_text || ' is not posted' as what,
                                '/api/v1/recurring-entries/' || recurring_entry_id as link
                            from recurring_entry
                            where company_id = :company and active and next_date <= :lastDay
                            union all
                            select r.due_date, 'The recurring entry ' || e.entry_text || ' was refused: ' || r.refusal_code,
                                '/api/v1/recurring-entries/' || r.recurring_entry_id || '/runs'
                            from recurring_run r
                            join recurring_entry e
                                on e.company_id = r.company_id and e.recurring_entry_id = r.recurring_entry_id
                            where r.company_id = :company and r.state = 'EXCEPTION' and r.due_date <= :lastDay
                            union all
                            select reverse_on, 'The entry ' || entry_id || ' is not taken back', '/api/v1/auto-reversals'
                            from entry_auto_reversal planned
                            where company_id = :company and state in ('PLANNED', 'EXCEPTION') and reverse_on <= :lastDay
                                and not exists (
                                    select from journal_reversal r
                                    where r.company_id = planned.company_id and r.reversed_entry_id = planned.entry_id
                                        and r.active)
                        ) due
                        order by due_date, what, link
                        limit 20""")
                .param("company", companyId)
                .param("lastDay", month.atEndOfMonth())
                .query((row, number) -> new Missing(
                        row.getString("what") + ", due on " + row.getObject("due_date", LocalDate.class),
                        row.getString("link")))
                .list();
    }
}
