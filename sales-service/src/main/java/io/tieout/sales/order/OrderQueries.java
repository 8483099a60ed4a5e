package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderQueries {

    private final JdbcClient jdbc;
    private final OrderRepository orders;

    OrderQueries(JdbcClient jdbc, OrderRepository orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    /// @throws OrderNotFound also when the order is there but not for this caller
    SalesOrder get(UUID companyId, OrderId id, Sight sight) {
        var visible = jdbc.sql(
                        "select exists (select 1 from sales_order o where company_id = :company and order_id = :id "
                                + Sight.OF_ORDERS + ")")
                .param("company", companyId)
                .param("id", id.value())
                .params(sight.parameters())
                .query(Boolean.class)
                .single();
        if (!visible) {
            throw new OrderNotFound(id);
        }
        return orders.get(companyId, id);
    }

    /// Newest first.
    Page<OrderSummaryResponse> list(
            UUID companyId,
            Sight sight,
            @Nullable UUID customerId,
            @Nullable UUID dealId,
            @Nullable OrderStatus status,
            PageRequest page) {
        var rows = jdbc.sql("""
                        select order_id, order_number, status, deal_id, customer_id, order_date, net_minor, total_minor, currency
                          from sales_order o
                         where company_id = :company
                           and (:customer::uuid is null or customer_id = any(customer_party(:company, :customer)))
                           and (:deal::uuid is null or deal_id = :deal)
                           and (:status::text is null or status = :status)
                           and (:first or order_id < :after::uuid)
                        """ + Sight.OF_ORDERS + """
                         order by order_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("customer", customerId)
                .param("deal", dealId)
                .param("status", status == null ? null : status.name())
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, index) -> new OrderSummaryResponse(
                        row.getObject("order_id", UUID.class),
                        row.getString("order_number"),
                        row.getString("status"),
                        row.getObject("deal_id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("order_date", LocalDate.class),
                        Money.ofMinor(row.getLong("net_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("total_minor"), row.getString("currency"))))
                .list();
        return Page.of(rows, page, row -> List.of(row.orderId().toString()));
    }

    record OrderSummaryResponse(
            UUID orderId,
            @Nullable String orderNumber,
            String status,
            @Nullable UUID dealId,
            UUID customerId,
            @Nullable LocalDate orderDate,
            Money net,
            Money total) {}
}
