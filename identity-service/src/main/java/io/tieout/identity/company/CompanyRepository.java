package io.tieout.identity.company;

import static java.time.ZoneOffset.UTC;

import io.tieout.platform.problem.NotFound;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
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

    void insert(Company company, Instant createdAt) {
        jdbc.sql("""
                insert into company
                    (company_id, name, base_currency, time_zone, locale, fiscal_year_start_month, version, created_at)
                values (:id, :name, :currency, :zone, :locale, :month, :version, :createdAt)
                """)
                .param("id", company.id().value())
                .param("name", company.name())
                .param("currency", company.baseCurrency().getCurrencyCode())
                .param("zone", company.timeZone().getId())
                .param("locale", company.locale().toLanguageTag())
                .param("month", company.fiscalYearStart().getValue())
                .param("version", company.version())
                .param("createdAt", createdAt.atOffset(UTC))
                .update();
    }

    Company get(CompanyId id) {
        return jdbc.sql("""
                select company_id, name, base_currency, time_zone, locale, fiscal_year_start_month, version
                from company
                where company_id = :id
                """)
                .param("id", id.value())
                .query((row, number) -> new Company(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        row.getString("name"),
                        Currency.getInstance(row.getString("base_currency")),
                        ZoneId.of(row.getString("time_zone")),
                        Locale.forLanguageTag(row.getString("locale")),
                        Month.of(row.getInt("fiscal_year_start_month")),
                        row.getLong("version")))
                .optional()
                .orElseThrow(() -> new NotFound(
                        "company-not-found", "There is no such company", "The token's company is not known here"));
    }

    Optional<CompanyId> findFirst() {
        return jdbc.sql("select company_id from company order by created_at, company_id limit 1")
                .query(UUID.class)
                .optional()
                .map(CompanyId::new);
    }
}
