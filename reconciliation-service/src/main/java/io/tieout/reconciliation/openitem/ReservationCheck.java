package io.tieout.reconciliation.openitem;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sum on the item is the sum of the promises, and none outlives the ledger's refusal. For a moment more can be
/// promised than is open: a credit note settled the item before the ledger saw the match, and it will refuse it.
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
        return "An item's reserved amount is the sum of its reservations, and no refused match has one";
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
                            or sign(i.reserved_minor) = -sign(i.total_minor) and i.reserved_minor <> 0
                        union all
                        select r.company_id || ' match ' || r.match_id, 'is refused and still has reserved ' || r.amount_minor
                        from open_item_reservation r
                        join payment_match m on m.company_id = r.company_id and m.match_id = r.match_id
                        where m.status = 'REFUSED'
                        limit 100
                        """)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
