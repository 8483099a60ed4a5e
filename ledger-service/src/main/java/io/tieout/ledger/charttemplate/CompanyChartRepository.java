package io.tieout.ledger.charttemplate;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CompanyChartRepository {

    private final JdbcClient jdbc;

    CompanyChartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<InstalledChart> find(UUID companyId) {
        return jdbc.sql("""
                        select template_id, edition, installed_by, installed_at
                        from company_chart
                        where company_id = :company""")
                .param("company", companyId)
                .query((row, number) -> new InstalledChart(
                        row.getString("template_id"),
                        row.getString("edition"),
                        row.getObject("installed_by", UUID.class),
                        row.getObject("installed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void save(UUID companyId, ChartTemplate template, @Nullable UUID installedBy) {
        jdbc.sql("""
                        insert into company_chart (company_id, template_id, edition, installed_by)
                        values (:company, :template, :edition, :by)
                        on conflict (company_id) do update
                            set template_id = excluded.template_id, edition = excluded.edition,
                                installed_by = excluded.installed_by, installed_at = excluded.installed_at""")
                .param("company", companyId)
                .param("template", template.id())
                .param("edition", template.edition())
                .param("by", installedBy)
                .update();
    }
}
