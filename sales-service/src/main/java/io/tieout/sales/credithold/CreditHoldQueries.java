package io.tieout.sales.credithold;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CreditHoldQueries {

    private final JdbcClient jdbc;

    CreditHoldQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    ///
    /// @param waiting only those that still wait, only those that do no longer, or both
    Page<CreditHold> list(
            UUID companyId,
            Sight sight,
            @Nullable Boolean waiting,
            @Nullable UUID customerId,
            @Nullable UUID orderId,
            PageRequest page) {
        var rows = jdbc.sql(
                        "select h." + CreditHoldRepository.COLUMNS.replace(", ", ", h.") + """
                          from credit_hold h
                          join sales_order o on o.company_id = h.company_id and o.order_id = h.order_id
                         where h.company_id = :company
                           and (cast(:waiting as boolean) is null or (h.outcome is null and o.status = 'HELD') = :waiting)
                           and (cast(:customer as uuid) is null or h.customer_id = any(customer_party(:company, :customer)))
                           and (cast(:order as uuid) is null or h.order_id = :order)
                           and (:first or h.hold_id < cast(:after as uuid))
                        """ + Sight.OF_ORDERS + """
                         order by h.hold_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("waiting", waiting)
                .param("customer", customerId)
                .param("order", orderId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(CreditHoldRepository::hold)
                .list();
        return Page.of(rows, page, row -> List.of(row.holdId().toString()));
    }
}
