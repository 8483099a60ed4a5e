package io.tieout.reconciliation.threewaycheck;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ThreeWayCheckQueries {

    private final JdbcClient jdbc;

    ThreeWayCheckQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By date. The condition on the state says what [OrderFigures] says, where it keeps the rest out of the page.
    Page<ThreeWayCheckResponse> list(UUID companyId, ThreeWayCheckFilter filter, PageRequest page) {
        var state = filter.state();
        var rows = jdbc.sql("""
                        select order_id, order_number, customer_id, order_date, currency, net_minor, total_minor, invoices,
                            other_currency, net_unknown, invoiced_net, invoiced_total, open_minor, invoice_ids, paid_minor
                        from (
                            select o.order_id, o.order_number, o.customer_id, o.order_date, o.currency, o.net_minor,
                                o.total_minor, i.invoices, i.other_currency, i.net_unknown, i.invoiced_net,
                                i.invoiced_total, i.open_minor, i.invoice_ids, coalesce(p.paid_minor, 0) as paid_minor,
                                case
                                    when i.invoices = 0 then 'OPEN'
                                    when i.other_currency > 0 then 'DIFFERENT'
                                    when i.net_unknown = 0 and (
                                        abs(i.invoiced_net - o.net_minor) * 100 > abs(o.total_minor) * :tolerance
                                        or abs(i.invoiced_total - i.invoiced_net - o.total_minor + o.net_minor) * 100
                                            > abs(o.total_minor) * :tolerance) then 'DIFFERENT'
                                    when i.net_unknown > 0 or i.open_minor * 100 > abs(o.total_minor) * :tolerance
                                        then 'OPEN'
                                    else 'SETTLED'
                                end as state
                            from order_view o
                            cross join lateral (
                                select count(*) as invoices,
                                    count(*) filter (where i.currency <> o.currency) as other_currency,
                                    count(*) filter (where i.net_minor is null) as net_unknown,
                                    coalesce(sum(i.net_minor) filter (where i.currency = o.currency), 0)::bigint as invoiced_net,
                                    coalesce(sum(i.total_minor) filter (where i.currency = o.currency), 0)::bigint as invoiced_total,
                                    coalesce(sum(i.open_minor) filter (where i.currency = o.currency), 0)::bigint as open_minor,
                                    coalesce(array_agg(i.invoice_id order by i.invoice_id), cast('{}' as uuid[]))
                                        as invoice_ids
                                from open_item i
                                where i.company_id = o.company_id and i.order_id = o.order_id and not i.voided) i
                            left join lateral (
                                select -sum(c.changed_minor)::bigint as paid_minor
                                from open_item_change c
                                where c.company_id = o.company_id and c.invoice_id = any(i.invoice_ids)
                                    and c.match_id is not null and i.other_currency = 0) p on true
                            where o.company_id = :company
                                and (cast(:customer as uuid) is null or o.customer_id = any(customer_party(:company, :customer)))
                                and (cast(:order as uuid) is null or o.order_id = :order)
                                and (cast(:from as date) is null or o.order_date >= :from)
                                and (cast(:to as date) is null or o.order_date <= :to)
                                and (cast(:afterId as uuid) is null
                                    or (o.order_date, o.order_id) > (cast(:afterDate as date), cast(:afterId as uuid)))
                            order by o.order_date, o.order_id) compared
                        where cast(:state as text) is null or state = :state
                        order by order_date, order_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("customer", filter.customerId())
                .param("order", filter.orderId())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("tolerance", filter.tolerancePercent())
                .param("state", state == null ? null : state.name())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> ThreeWayCheckResponse.from(row, filter.tolerancePercent()))
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.orderDate().toString(), row.orderId().toString()));
    }
}
