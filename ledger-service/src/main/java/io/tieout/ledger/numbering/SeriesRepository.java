package io.tieout.ledger.numbering;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SeriesRepository {

    private final JdbcClient jdbc;

    SeriesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long next(UUID companyId, String series) {
        return jdbc.sql("""
                        insert into document_series (company_id, series, last_number)
                        values (:company, :series, 1)
                        on conflict (company_id, series) do update set last_number = document_series.last_number + 1
                        returning last_number""")
                .param("company", companyId)
                .param("series", series)
                .query(Long.class)
                .single();
    }
}
