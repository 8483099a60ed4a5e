package io.tieout.reconciliation.companyview;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CompanyViewRepository {

    private final JdbcClient jdbc;

    CompanyViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(KnownCompany company, long version) {
        jdbc.sql("""
                        insert into company_view as known (company_id, name, base_currency, time_zone, locale, version)
                        values (:company, :name, :currency, :zone, :locale, :version)
                        on conflict (company_id) do update
                        set name = excluded.name, base_currency = excluded.base_currency, time_zone = excluded.time_zone,
                            locale = excluded.locale, version = excluded.version
                        where known.version < excluded.version
                        """)
                .param("company", company.companyId())
                .param("name", company.name())
                .param("currency", company.baseCurrency())
                .param("zone", company.timeZone().getId())
                .param("locale", company.locale())
                .param("version", version)
                .update();
    }

    Optional<KnownCompany> find(UUID companyId) {
        return jdbc.sql("""
                        select company_id, name, base_currency, time_zone, locale from company_view
                        where company_id = :company
                        """)
                .param("company", companyId)
                .query((row, number) -> new KnownCompany(
                        companyId,
                        row.getString("name"),
                        row.getString("base_currency"),
                        ZoneId.of(row.getString("time_zone")),
                        row.getString("locale")))
                .optional();
    }
}
