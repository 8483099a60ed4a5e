package io.tieout.ledger.receivable;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InvoiceNumbersCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    InvoiceNumbersCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I10";
    }

    @Override
    public String statement() {
        return "Invoice numbers have no gap in any series";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select s.company_id || ' ' || s.series as subject,
                            'counts to ' || s.last_number || ', with ' || count(i.series_number) || ' invoices up to '
                                || coalesce(max(i.series_number), 0) as detail
                        from invoice_series s
                        left join invoice i on i.company_id = s.company_id and i.series = s.series
                        group by s.company_id, s.series, s.last_number
                        having count(i.series_number) <> s.last_number
                            or coalesce(max(i.series_number), 0) <> s.last_number
                        limit 100""")
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
