package io.tieout.reconciliation.openitem;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// No more is promised than is owed, and the sum on the item is the sum of the promises.
@Component
class ReservationCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    ReservationCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "Reservations never exceed what is open, and an item's reserved amount is the sum of its reservations";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select i.company_id || ' invoice ' || i.number as subject,
                               'open ' || i.open_minor || ', reserved ' || i.reserved_minor || ', reservations come to '
                                   || coalesce(r.amount_minor, 0) as detail
                        from open_item i
                        left join (
                            select company_id, invoice_id, sum(amount_minor) as amount_minor
                            from open_item_reservation
                            group by company_id, invoice_id) r
                            on r.company_id = i.company_id and r.invoice_id = i.invoice_id
                        where i.reserved_minor <> coalesce(r.amount_minor, 0)
                            or (i.has_events and abs(i.reserved_minor) > abs(i.open_minor))
                            or sign(i.reserved_minor) = -sign(i.total_minor) and i.reserved_minor <> 0
                        limit 100
                        """)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
