package io.tieout.ledger.businessfact;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The facts' part of I7. Looks at the tables of the journal on purpose: it must not trust the code that it checks.
@Component
class FactPostingsCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    FactPostingsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "Each posted business fact has its entry, and each entry of a business fact its fact";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select f.company_id, f.company_id || ' fact ' || f.fact_id as subject, 'is posted and has no entry' as detail
                            from business_fact f
                            left join journal_entry e
                                on e.company_id = f.company_id and e.entry_id = f.entry_id and e.source = 'BUSINESS_FACT'
                                    and e.source_id = f.fact_id
                            where f.state = 'POSTED' and e.entry_id is null
                            union all
                            select e.company_id, e.company_id || ' entry ' || e.entry_id, 'posts a fact that is not known as posted'
                            from journal_entry e
                            left join business_fact f
                                on f.company_id = e.company_id and f.fact_id = e.source_id and f.entry_id = e.entry_id
                            where e.source = 'BUSINESS_FACT' and f.fact_id is null
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
