package io.tieout.reconciliation.dispute;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nobody disputes, or is given, more than an invoice asked for; and a dispute's end is the one it was told to have.
@Component
class DisputedAmountsCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    DisputedAmountsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "The disputes of an invoice come to no more than its total, and a resolved one says what the ledger did";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select i.company_id || ' invoice ' || i.number as subject,
                            'total ' || i.total_minor || ', disputed ' || sum(d.amount_minor) as detail
                        from dispute d
                        join open_item i on i.company_id = d.company_id and i.invoice_id = d.invoice_id
                        where d.status <> 'RESOLVED'
                        group by i.company_id, i.invoice_id, i.number, i.total_minor
                        having sum(d.amount_minor) > i.total_minor
                        union all
                        select d.company_id || ' dispute ' || d.dispute_id,
                            'is ' || d.outcome || ' and has the entry ' || coalesce(cast(d.entry_id as text), 'none')
                        from dispute d
                        where d.status = 'RESOLVED'
                            and (d.outcome in ('CREDITED', 'ADJUSTED')) <> (d.entry_id is not null)
                        limit 100
                        """)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
