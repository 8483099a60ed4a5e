package io.tieout.ledger.posting;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The bank's part of I7. Looks at the tables of the journal on purpose: it must not trust the code that it checks.
@Component
class BankLinePostingCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    BankLinePostingCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "Each bank line has one posting, and each match in the books explains its own line";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select l.company_id, 'bank line ' || l.line_id as subject, 'has no posting' as detail
                            from posted_bank_line l
                            left join journal_entry e
                                on e.company_id = l.company_id and e.entry_id = l.entry_id and e.source = 'BANK_LINE'
                                    and e.source_id = l.line_id
                            where e.entry_id is null
                            union all
                            select e.company_id, 'entry ' || e.entry_id, 'posts a bank line that is not known'
                            from journal_entry e
                            left join posted_bank_line l on l.company_id = e.company_id and l.line_id = e.source_id
                            where e.source = 'BANK_LINE' and l.line_id is null
                            union all
                            select p.company_id, 'match ' || p.match_id, 'is applied and does not explain its bank line'
                            from payment p
                            left join posted_bank_line l
                                on l.company_id = p.company_id and l.line_id = p.line_id and l.match_id = p.match_id
                            where p.status = 'APPLIED' and l.line_id is null
                            union all
                            select l.company_id, 'bank line ' || l.line_id, 'is explained by a match that is not in the books'
                            from posted_bank_line l
                            left join payment p
                                on p.company_id = l.company_id and p.match_id = l.match_id and p.status = 'APPLIED'
                            where l.match_id is not null and p.match_id is null
                            union all
                            select p.company_id, 'match ' || p.match_id, 'has no posting'
                            from payment p
                            left join journal_entry e
                                on e.company_id = p.company_id and e.entry_id = p.entry_id and e.source_id = p.match_id
                                    and e.source in ('PAYMENT', 'CLASSIFICATION')
                            where p.entry_id is not null and e.entry_id is null
                            union all
                            select e.company_id, 'entry ' || e.entry_id, 'posts a match that is not known'
                            from journal_entry e
                            left join payment p on p.company_id = e.company_id and p.entry_id = e.entry_id
                            where e.source in ('PAYMENT', 'CLASSIFICATION') and p.match_id is null
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
