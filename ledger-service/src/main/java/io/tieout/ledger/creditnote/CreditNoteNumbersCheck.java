package io.tieout.ledger.creditnote;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CreditNoteNumbersCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    CreditNoteNumbersCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I10";
    }

    @Override
    public String statement() {
        return "Credit note numbers have no gap in any series";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select s.company_id || ' ' || s.series as subject,
                            'counts to ' || s.last_number || ', with ' || count(n.series_number) || ' credit notes up to '
                                || coalesce(max(n.series_number), 0) as detail
                        from document_series s
                        left join credit_note n on n.company_id = s.company_id and n.series = s.series
                        where s.series like :prefix
                        group by s.company_id, s.series, s.last_number
                        having count(n.series_number) <> s.last_number
                            or coalesce(max(n.series_number), 0) <> s.last_number
                        limit 100""")
                .param("prefix", CreditNoteService.SERIES + "-%")
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
