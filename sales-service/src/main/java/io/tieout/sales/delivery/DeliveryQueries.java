package io.tieout.sales.delivery;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeliveryQueries {

    /// How much of a line is planned up to a day, less what was delivered of it, is open; of the day at most its own.
    static final String OPEN = """
            select p.planned_on, o.order_id, o.order_number, o.customer_id, p.line_id, l.product_code, l.description,
                   p.quantity as planned,
                   least(p.quantity, greatest(0, (select sum(e.quantity) from delivery_plan_line e
                                                   where e.company_id = p.company_id and e.order_id = p.order_id
                                                     and e.line_id = p.line_id and e.planned_on <= p.planned_on)
                                                 - l.delivered)) as open,
                   o.owner_user_id, v.version as plan_version, v.planned_at
              from delivery_plan_line p
              join delivery_plan v on v.company_id = p.company_id and v.order_id = p.order_id
              join sales_order o on o.company_id = p.company_id and o.order_id = p.order_id
              join sales_order_line l
                on l.company_id = p.company_id and l.order_id = p.order_id and l.line_id = p.line_id
            """;

    /// A day counts while what was planned up to it is not all delivered.
    private static final String IS_OPEN = """
                           and l.delivered < l.quantity
                           and l.delivered < (select sum(e.quantity) from delivery_plan_line e
                                               where e.company_id = p.company_id and e.order_id = p.order_id
                                                 and e.line_id = p.line_id and e.planned_on <= p.planned_on)
            """;

    private static final int MAX_EVENTS = 2000;

    private final JdbcClient jdbc;

    DeliveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is still to be delivered, by day.
    Page<PlannedDelivery> calendar(UUID companyId, Sight sight, LocalDate from, LocalDate to, PageRequest page) {
        var rows = jdbc.sql(OPEN + """
                         where p.company_id = :company
                           and o.status = 'CONFIRMED'
                           and p.planned_on between :from and :to
                        """ + IS_OPEN + """
                           and (:first or (p.planned_on, p.order_id, p.line_id) > (:day::date, :order::uuid, :line::uuid))
                        """ + Sight.OF_ORDERS + """
                         order by p.planned_on, p.order_id, p.line_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("from", from)
                .param("to", to)
                .param("first", page.isFirst())
                .param("day", page.isFirst() ? null : page.after().get(0))
                .param("order", page.isFirst() ? null : page.after().get(1))
                .param("line", page.isFirst() ? null : page.after().get(2))
                .params(sight.parameters())
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(PlannedDelivery.class))
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(
                        row.plannedOn().toString(),
                        row.orderId().toString(),
                        row.lineId().toString()));
    }

    List<PlannedDelivery> feed(UUID companyId, Sight sight, LocalDate from, LocalDate to) {
        return jdbc.sql(OPEN + """
                         where p.company_id = :company
                           and o.status = 'CONFIRMED'
                           and p.planned_on between :from and :to
                        """ + IS_OPEN + Sight.OF_ORDERS + """
                         order by p.planned_on, p.order_id, p.line_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("from", from)
                .param("to", to)
                .params(sight.parameters())
                .param("limit", MAX_EVENTS)
                .query(RecordRowMapper.of(PlannedDelivery.class))
                .list();
    }
}
