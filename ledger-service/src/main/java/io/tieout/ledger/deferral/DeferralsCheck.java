package io.tieout.ledger.deferral;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The deferrals' part of I7. Looks at the tables of the journal on purpose: it must not trust the code that it
/// checks.
@Component
class DeferralsCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    DeferralsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "The months of each deferral add up to its amount, and each is posted at most once";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select d.company_id, d.company_id || ' deferral ' || d.deferral_id as subject,
                                'is ' || d.amount_minor || ', its months come to ' || sum(i.amount_minor) as detail
                            from deferral d
                            join deferral_instalment i on i.company_id = d.company_id and i.deferral_id = d.deferral_id
                            group by d.company_id, d.deferral_id, d.amount_minor
                            having sum(i.amount_minor) <> d.amount_minor
                            union all
                            select i.company_id, i.company_id || ' deferral ' || i.deferral_id,
                                'says that month ' || i.instalment_number || ' is posted, and the journal does not'
                            from deferral_instalment i
                            left join journal_entry e
                                on e.company_id = i.company_id and e.entry_id = i.entry_id
                                    and e.source = 'DEFERRAL_INSTALMENT' and e.source_id = i.instalment_id
                            where i.entry_id is not null and e.entry_id is null
                            union all
                            select e.company_id, e.company_id || ' entry ' || e.entry_id, 'posts a month that no deferral knows'
                            from journal_entry e
                            left join deferral_instalment i on i.company_id = e.company_id and i.entry_id = e.entry_id
                            where e.source = 'DEFERRAL_INSTALMENT' and i.entry_id is null
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
