package io.tieout.ledger.writeoff;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The write-offs' part of I3. Looks at the tables of others on purpose: it must not trust the code that it checks.
@Component
class WriteOffsCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    WriteOffsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I3";
    }

    @Override
    public String statement() {
        return "What is written off and not recovered is settled on its invoice";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select w.company_id, w.company_id || ' write-off ' || w.write_off_id as subject,
                                'leaves ' || (w.amount_minor - w.recovered_minor) || ' written off, its allocations '
                                    || coalesce(a.allocated_minor, 0) as detail
                            from write_off w
                            left join (
                                select company_id, document_id, sum(amount_minor) as allocated_minor
                                from allocation
                                where document_kind = 'WRITE_OFF'
                                group by company_id, document_id
                            ) a on a.company_id = w.company_id and a.document_id = w.write_off_id
                            where coalesce(a.allocated_minor, 0)
                                <> case w.status when 'POSTED' then w.amount_minor - w.recovered_minor else 0 end
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
