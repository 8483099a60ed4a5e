package io.tieout.ledger.receivable;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// I3. Looks at the tables of the journal on purpose: it must not trust the code that it checks.
@Component
class ReceivablesControlCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    ReceivablesControlCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I3";
    }

    @Override
    public String statement() {
        return "Open invoices less open credit notes add up to the receivables account, and customers' money on account to the advances account";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        with booked as (
                            select a.company_id, a.account_role,
                                coalesce(sum(case l.side when 'DEBIT' then l.amount_minor else -l.amount_minor end), 0)
                                    as balance_minor
                            from account a
                            left join journal_line l on l.company_id = a.company_id and l.account_code = a.account_code
                            where a.account_role in ('RECEIVABLE', 'CUSTOMER_ADVANCES')
                            group by a.company_id, a.account_role
                        ),
                        kept as (
                            select b.company_id, b.account_role, b.balance_minor,
                                case b.account_role
                                    when 'RECEIVABLE' then (
                                        select coalesce(sum(i.open_minor), 0)
                                        from invoice i
                                        join company on company.company_id = i.company_id
                                            and company.base_currency = i.currency
                                        where i.company_id = b.company_id)
                                        + (
                                        select coalesce(sum(f.carrying_minor), 0)
                                        from foreign_item f
                                        where f.company_id = b.company_id and f.kind = 'INVOICE')
                                        - (
                                        select coalesce(sum(n.open_minor), 0)
                                        from credit_note n
                                        join company on company.company_id = n.company_id
                                            and company.base_currency = n.currency
                                        where n.company_id = b.company_id)
                                        - (
                                        select coalesce(sum(f.carrying_minor), 0)
                                        from foreign_item f
                                        where f.company_id = b.company_id and f.kind = 'CREDIT_NOTE')
                                    else -(
                                        select coalesce(sum(coalesce(c.carrying_minor, c.open_minor)), 0)
                                        from customer_credit c where c.company_id = b.company_id)
                                end as kept_minor
                            from booked b
                        )
                        select subject, detail
                        from (
                            select company_id, company_id || ' ' || account_role as subject,
                                'the account has ' || balance_minor || ', its items come to ' || kept_minor as detail
                            from kept
                            where balance_minor <> kept_minor
                            union all
                            select i.company_id, 'invoice ' || i.invoice_id,
                                'has ' || i.open_minor || ' open, its allocations leave '
                                    || (i.total_minor - coalesce(a.allocated_minor, 0))
                            from invoice i
                            left join (
                                select company_id, invoice_id, sum(amount_minor) as allocated_minor
                                from allocation
                                group by company_id, invoice_id
                            ) a on a.company_id = i.company_id and a.invoice_id = i.invoice_id
                            where i.open_minor <> i.total_minor - coalesce(a.allocated_minor, 0)
                            union all
                            select i.company_id, i.company_id || ' invoice ' || i.invoice_id,
                                'has ' || i.open_minor || ' open, its foreign item ' || coalesce(f.open_minor::text, 'none')
                            from invoice i
                            join company on company.company_id = i.company_id and company.base_currency <> i.currency
                            left join foreign_item f on f.company_id = i.company_id and f.foreign_item_id = i.invoice_id
                            where f.open_minor is distinct from i.open_minor
                            union all
                            select coalesce(i.company_id, o.company_id),
                                coalesce(i.company_id, o.company_id) || ' invoice ' || coalesce(i.invoice_id, o.invoice_id),
                                case when o.invoice_id is null then 'is open and not listed as open'
                                    else 'is listed as open and is not' end
                            from (select company_id, due_date, invoice_id from invoice where open_minor > 0) i
                            full join open_invoice o
                                on o.company_id = i.company_id and o.due_date = i.due_date and o.invoice_id = i.invoice_id
                            where i.invoice_id is null or o.invoice_id is null
                            union all
                            select n.company_id, n.company_id || ' credit note ' || n.credit_note_id,
                                'has ' || n.open_minor || ' left, its foreign item ' || coalesce(f.open_minor::text, 'none')
                            from credit_note n
                            join company on company.company_id = n.company_id and company.base_currency <> n.currency
                            left join foreign_item f
                                on f.company_id = n.company_id and f.foreign_item_id = n.credit_note_id
                            where f.open_minor is distinct from n.open_minor
                            union all
                            select c.company_id, 'customer credit ' || c.customer_credit_id,
                                'has ' || c.open_minor || ' left, its movements leave ' || coalesce(m.moved_minor, 0)
                            from customer_credit c
                            left join (
                                select company_id, customer_credit_id, sum(amount_minor) as moved_minor,
                                    sum(carrying_minor) as carrying_minor
                                from customer_credit_movement
                                group by company_id, customer_credit_id
                            ) m on m.company_id = c.company_id and m.customer_credit_id = c.customer_credit_id
                            where c.open_minor <> coalesce(m.moved_minor, 0)
                                or c.carrying_minor <> coalesce(m.carrying_minor, 0)
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
