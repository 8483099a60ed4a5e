package io.tieout.ledger.creditnote;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The credit notes' part of I3 and I7. Looks at the tables of others on purpose: it must not trust the code that it
/// checks.
@Component
class CreditNotesCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    CreditNotesCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I3";
    }

    @Override
    public String statement() {
        return "Each credit note has one posting, what is left of it is what its movements leave, "
                + "and no line of an invoice is credited for more than was invoiced";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select n.company_id, n.company_id || ' credit note ' || n.credit_note_id as subject, 'has no posting' as detail
                            from credit_note n
                            left join journal_entry e
                                on e.company_id = n.company_id and e.entry_id = n.entry_id and e.source = 'CREDIT_NOTE'
                                    and e.source_id = n.credit_note_id
                            where e.entry_id is null
                            union all
                            select e.company_id, e.company_id || ' entry ' || e.entry_id, 'posts a credit note that does not exist'
                            from journal_entry e
                            left join credit_note n on n.company_id = e.company_id and n.credit_note_id = e.source_id
                            where e.source = 'CREDIT_NOTE' and n.credit_note_id is null
                            union all
                            select n.company_id, n.company_id || ' credit note ' || n.credit_note_id,
                                'has ' || n.open_minor || ' left, its movements leave ' || coalesce(m.moved_minor, 0)
                            from credit_note n
                            left join (
                                select company_id, credit_note_id, sum(amount_minor) as moved_minor
                                from credit_note_movement
                                group by company_id, credit_note_id
                            ) m on m.company_id = n.company_id and m.credit_note_id = n.credit_note_id
                            where n.open_minor <> coalesce(m.moved_minor, 0)
                            union all
                            select a.company_id, a.company_id || ' credit note ' || a.document_id,
                                'settled ' || a.allocated_minor || ', its movements say ' || coalesce(m.moved_minor, 0)
                            from (
                                select company_id, document_id, sum(amount_minor) as allocated_minor
                                from allocation
                                where document_kind = 'CREDIT_NOTE'
                                group by company_id, document_id
                            ) a
                            left join (
                                select company_id, credit_note_id, -sum(amount_minor) as moved_minor
                                from credit_note_movement
                                where allocation_id is not null
                                group by company_id, credit_note_id
                            ) m on m.company_id = a.company_id and m.credit_note_id = a.document_id
                            where a.allocated_minor <> coalesce(m.moved_minor, 0)
                            union all
                            select n.company_id, n.company_id || ' credit note ' || n.credit_note_id,
                                'comes to ' || n.net_minor || ' + ' || n.tax_minor || ', its lines to '
                                    || sum(l.net_minor) || ' + ' || sum(l.tax_minor)
                            from credit_note n
                            join credit_note_line l on l.company_id = n.company_id and l.credit_note_id = n.credit_note_id
                            group by n.company_id, n.credit_note_id, n.net_minor, n.tax_minor
                            having sum(l.net_minor) <> n.net_minor or sum(l.tax_minor) <> n.tax_minor
                            union all
                            select i.company_id, i.company_id || ' invoice ' || i.invoice_id,
                                'has more credited on line ' || i.line_number || ' than was invoiced'
                            from invoice_line i
                            join (
                                select company_id, invoice_id, invoice_line_number, sum(net_minor) as net_minor,
                                    sum(tax_minor) as tax_minor, coalesce(sum(quantity), 0) as quantity
                                from credit_note_line
                                where invoice_id is not null
                                group by company_id, invoice_id, invoice_line_number
                            ) c on c.company_id = i.company_id and c.invoice_id = i.invoice_id
                                and c.invoice_line_number = i.line_number
                            where c.net_minor > i.net_minor or c.tax_minor > i.tax_minor or c.quantity > i.quantity
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
