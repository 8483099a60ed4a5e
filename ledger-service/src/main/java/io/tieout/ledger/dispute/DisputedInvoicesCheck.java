package io.tieout.ledger.dispute;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// An open dispute marks its invoice, and what a settled one gave up is in the books as its outcome says.
@Component
class DisputedInvoicesCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    DisputedInvoicesCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "An invoice with an open dispute is marked, and a settled dispute gave up once what it says";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select d.company_id || ' dispute ' || d.dispute_id as subject,
                            'is open, and invoice ' || i.invoice_number || ' is not marked' as detail
                        from invoice_dispute d
                        join invoice i on i.company_id = d.company_id and i.invoice_id = d.invoice_id
                        where d.status = 'OPEN' and not i.disputed
                            and (cast(:company as uuid) is null or d.company_id = :company) and not exists (
                            select from allocation a
                            where a.company_id = i.company_id and a.invoice_id = i.invoice_id
                                and a.document_kind = 'OPENING_WITHDRAWAL')
                        union all
                        select d.company_id || ' dispute ' || d.dispute_id,
                            'gave up ' || d.settled_minor || ' by credit note, which comes to '
                                || coalesce(n.total_minor, 0)
                        from invoice_dispute d
                        left join credit_note n
                            on n.company_id = d.company_id and n.credit_note_id = d.credit_note_id
                        where d.status = 'CREDITED' and (cast(:company as uuid) is null or d.company_id = :company)
                            and d.settled_minor is distinct from n.total_minor
                        union all
                        select d.company_id || ' dispute ' || d.dispute_id,
                            'gave up ' || d.settled_minor || ' by an entry, which settled ' || coalesce(a.settled, 0)
                        from invoice_dispute d
                        left join lateral (
                            select sum(a.amount_minor) as settled
                            from allocation a
                            where a.company_id = d.company_id and a.invoice_id = d.invoice_id
                                and a.document_kind = 'DISPUTE_ADJUSTMENT' and a.document_id = d.dispute_id) a on true
                        where d.status = 'ADJUSTED' and (cast(:company as uuid) is null or d.company_id = :company)
                            and d.settled_minor is distinct from a.settled
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
