package io.tieout.sales.delivery;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The deliveries' part of I7. Looks at the tables of others on purpose: it must not trust the code that it checks.
@Component
class DeliveriesCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    DeliveriesCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "What was delivered of an order's line is the sum of its deliveries, and no more than was ordered; "
                + "no cancelled order is delivered";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select l.company_id || ' order ' || l.order_id as subject,
                               'line ' || l.line_no || ' is delivered ' || l.delivered || ' of ' || l.quantity
                                   || ', its deliveries come to ' || coalesce(d.quantity, 0) as detail
                          from sales_order_line l
                          join sales_order o on o.company_id = l.company_id and o.order_id = l.order_id
                          left join (
                              select d.company_id, d.order_id, n.line_id, sum(n.quantity) as quantity
                                from delivery d
                                join delivery_line n on n.company_id = d.company_id and n.delivery_id = d.delivery_id
                               where d.undone_at is null
                               group by d.company_id, d.order_id, n.line_id
                          ) d on d.company_id = l.company_id and d.order_id = l.order_id and d.line_id = l.line_id
                         where (l.delivered <> coalesce(d.quantity, 0)
                                or l.delivered > l.quantity
                                or (l.delivered > 0 and o.status <> 'CONFIRMED'))
                           and (cast(:company as uuid) is null or l.company_id = :company)
                         limit 100
                        """)
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
