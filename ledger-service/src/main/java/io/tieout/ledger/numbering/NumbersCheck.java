package io.tieout.ledger.numbering;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts the documents of every series. Looks at tables of other features on purpose: it must not trust the code that
/// it checks.
@Component
class NumbersCheck implements CompanyCheck {

    private final JdbcClient jdbc;
    private final List<NumberedDocuments> kinds;

    NumbersCheck(JdbcClient jdbc, List<NumberedDocuments> kinds) {
        this.jdbc = jdbc;
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public String invariant() {
        return "I10";
    }

    @Override
    public String statement() {
        return "Document numbers have no gap in any series";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return kinds.stream()
                .flatMap(kind -> violations(kind, companyId).stream())
                .toList();
    }

    private List<Violation> violations(NumberedDocuments kind, @Nullable UUID companyId) {
        return jdbc.sql("""
                        select s.company_id || ' ' || s.series as subject,
                            'counts to ' || s.last_number || ', with ' || count(d.series_number) || ' ' || :name || ' up to '
                                || coalesce(max(d.series_number), 0) as detail
                        from %s s
                        left join %s d on d.company_id = s.company_id and d.series = s.series
                        where (:all or split_part(s.series, '-', 1) = any(:prefixes))
                            and (cast(:company as uuid) is null or s.company_id = :company)
                        group by s.company_id, s.series, s.last_number
                        having count(d.series_number) <> s.last_number
                            or coalesce(max(d.series_number), 0) <> s.last_number
                        limit 100""".formatted(kind.seriesTable(), kind.documentTable()))
                .param("company", companyId)
                .param("name", kind.name())
                .param("all", kind.prefixes().isEmpty())
                .param("prefixes", kind.prefixes().toArray(String[]::new))
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
