package io.tieout.ledger.taxdocument;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TaxDocumentNumbersCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    TaxDocumentNumbersCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I10";
    }

    @Override
    public String statement() {
        return "Register numbers of tax documents have no gap in any series";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select s.company_id || ' ' || s.series as subject,
                            'counts to ' || s.last_number || ', with ' || count(d.series_number)
                                || ' tax documents up to ' || coalesce(max(d.series_number), 0) as detail
                        from document_series s
                        left join tax_document d on d.company_id = s.company_id and d.series = s.series
                        where s.series like :fapiao or s.series like :faktur
                        group by s.company_id, s.series, s.last_number
                        having count(d.series_number) <> s.last_number
                            or coalesce(max(d.series_number), 0) <> s.last_number
                        limit 100""")
                .param("fapiao", TaxDocumentKind.FAPIAO.register() + "-%")
                .param("faktur", TaxDocumentKind.FAKTUR_PAJAK.register() + "-%")
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
