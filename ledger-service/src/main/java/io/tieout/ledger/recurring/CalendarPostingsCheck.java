package io.tieout.ledger.recurring;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The calendar's part of I7. Looks at the tables of the journal on purpose: it must not trust the code that it
/// checks.
@Component
class CalendarPostingsCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    CalendarPostingsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "Each date of a recurring entry has at most one posting, and each planned reversal reverses its entry";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select r.company_id, r.company_id || ' run ' || r.run_id as subject, 'has no posting' as detail
                            from recurring_run r
                            left join journal_entry e
                                on e.company_id = r.company_id and e.entry_id = r.entry_id and e.source = 'RECURRING'
                                    and e.source_id = r.run_id
                            where r.entry_id is not null and e.entry_id is null
                            union all
                            select e.company_id, e.company_id || ' entry ' || e.entry_id, 'posts a date that no recurring entry has'
                            from journal_entry e
                            left join recurring_run r
                                on r.company_id = e.company_id and r.run_id = e.source_id and r.entry_id = e.entry_id
                            where e.source = 'RECURRING' and r.run_id is null
                            union all
                            select p.company_id, p.company_id || ' entry ' || p.entry_id, 'is said to be reversed and is not'
                            from entry_auto_reversal p
                            left join journal_reversal v
                                on v.company_id = p.company_id and v.reversal_entry_id = p.reversal_entry_id
                                    and v.reversed_entry_id = p.entry_id
                            where p.state = 'DONE' and v.reversal_entry_id is null
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
