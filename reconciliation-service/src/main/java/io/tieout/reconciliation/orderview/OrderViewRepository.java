package io.tieout.reconciliation.orderview;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrderViewRepository {

    private final JdbcClient jdbc;

    OrderViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(KnownOrder order) {
        jdbc.sql("""
                        insert into order_view (company_id, order_id, order_number, customer_id, deal_id, order_date, currency,
                            net_minor, total_minor)
                        values (:company, :order, :number, :customer, :deal, :date, :currency, :net, :total)
                        on conflict do nothing
                        """)
                .param("company", order.companyId())
                .param("order", order.orderId())
                .param("number", order.orderNumber())
                .param("customer", order.customerId())
                .param("deal", order.dealId())
                .param("date", order.orderDate())
                .param("currency", order.net().currency().getCurrencyCode())
                .param("net", order.net().minorUnits())
                .param("total", order.total().minorUnits())
                .update();
    }
}
