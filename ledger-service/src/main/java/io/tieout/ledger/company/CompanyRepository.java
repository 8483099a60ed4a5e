package io.tieout.ledger.company;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CompanyRepository {

    private final JdbcClient jdbc;

    CompanyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Company> find(UUID companyId) {
        return jdbc.sql("""
                        select company_id, name, base_currency, time_zone, locale, fiscal_year_start_month
                        from company
                        where company_id = :company""")
                .param("company", companyId)
                .query((row, number) -> new Company(
                        row.getObject("company_id", UUID.class),
                        row.getString("name"),
                        Currency.getInstance(row.getString("base_currency")),
                        ZoneId.of(row.getString("time_zone")),
                        row.getString("locale"),
                        row.getInt("fiscal_year_start_month")))
                .optional();
    }

    /// @return whether it is new here
    boolean insert(Company company) {
        return write("""
                        insert into company
                            (company_id, name, base_currency, time_zone, locale, fiscal_year_start_month)
                        values (:company, :name, :currency, :zone, :locale, :startMonth)
                        on conflict (company_id) do nothing""", company) == 1;
    }

    /// The fiscal year keeps its start: periods already opened rest on it.
    void update(Company company) {
        write("""
                update company
                set name = :name, time_zone = :zone, locale = :locale
                where company_id = :company""", company);
    }

    private int write(String sql, Company company) {
        return jdbc.sql(sql)
                .param("company", company.id())
                .param("name", company.name())
                .param("currency", company.baseCurrency().getCurrencyCode())
                .param("zone", company.timeZone().getId())
                .param("locale", company.locale())
                .param("startMonth", company.fiscalYearStartMonth())
                .update();
    }
}
