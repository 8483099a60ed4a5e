package io.tieout.reconciliation.openitem;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OpenItemQueries {

    private final JdbcClient jdbc;

    OpenItemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is still owed, the longest due first.
    Page<OpenItemResponse> list(UUID companyId, OpenItemFilter filter, PageRequest page) {
        var currency = filter.currency();
        var rows = jdbc.sql("""
                        select i.invoice_id, i.kind, i.number, i.external_number, i.customer_id, c.name as customer_name, i.order_id,
                               i.invoice_date, i.due_date, i.payment_reference, i.currency, i.total_minor, i.open_minor,
                               i.reserved_minor, i.disputed
                        from open_item i
                        left join customer_view c on c.company_id = i.company_id and c.customer_id = i.customer_id
                        where i.company_id = :company and i.open_minor <> 0 and not i.voided
                            and (cast(:side as text) is null or (:side = 'PAYABLE') = (i.kind in ('BILL', 'SUPPLIER_CREDIT')))
                            and (cast(:customer as uuid) is null or i.customer_id = any(customer_party(:company, :customer)))
                            and (cast(:number as text) is null or i.number = :number or i.external_number = :number)
                            and (cast(:currency as text) is null or i.currency = :currency)
                            and (cast(:dueBefore as date) is null or i.due_date < :dueBefore)
                            and (cast(:afterId as uuid) is null
                                or (i.due_date, i.invoice_id) > (cast(:afterDate as date), cast(:afterId as uuid)))
                        order by i.due_date, i.invoice_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("side", filter.side() == null ? null : filter.side().name())
                .param("customer", filter.customerId())
                .param("number", filter.number())
                .param("currency", currency == null ? null : currency.getCurrencyCode())
                .param("dueBefore", filter.dueBefore())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(OpenItemResponse::from)
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.dueDate().toString(), row.invoiceId().toString()));
    }
}
