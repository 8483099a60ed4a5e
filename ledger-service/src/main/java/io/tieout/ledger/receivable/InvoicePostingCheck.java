package io.tieout.ledger.receivable;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The invoice's part of I7. Looks at the tables of the journal on purpose: it must not trust the code that it
/// checks.
@Component
class InvoicePostingCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    InvoicePostingCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "Each invoice has one posting, and each posting of an invoice has its invoice";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select i.company_id, i.company_id || ' invoice ' || i.invoice_id as subject, 'has no posting' as detail
                            from invoice i
                            left join journal_entry e
                                on e.company_id = i.company_id and e.entry_id = i.entry_id and e.source = 'INVOICE'
                                    and e.source_id = i.invoice_id
                            where e.entry_id is null
                            union all
                            select e.company_id, e.company_id || ' entry ' || e.entry_id, 'posts an invoice that does not exist'
                            from journal_entry e
                            left join invoice i on i.company_id = e.company_id and i.invoice_id = e.source_id
                            where e.source = 'INVOICE' and i.invoice_id is null
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
