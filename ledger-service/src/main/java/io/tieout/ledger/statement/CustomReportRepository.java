package io.tieout.ledger.statement;

import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CustomReportRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CustomReportRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @return whether the name was free
    boolean insert(UUID companyId, CustomReport report, UUID createdBy, Instant createdAt) {
        var rows = CustomReportResponse.from(report).rows();
        return jdbc.sql("""
                                insert into custom_report
                                    (company_id, custom_report_id, name, report_rows, version, created_by, created_at)
                                values (:company, :id, :name, cast(:rows as jsonb), :version, :by, :at)
                                on conflict (company_id, name) do nothing""")
                        .param("company", companyId)
                        .param("id", report.id().value())
                        .param("name", report.name())
                        .param("rows", json.writeValueAsString(rows))
                        .param("version", report.version())
                        .param("by", createdBy)
                        .param("at", createdAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<CustomReport> find(UUID companyId, CustomReportId id) {
        return jdbc.sql("""
                        select custom_report_id, name, report_rows, version
                        from custom_report
                        where company_id = :company and custom_report_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(this::report)
                .optional();
    }

    List<CustomReport> list(UUID companyId, PageRequest page) {
        return jdbc.sql("""
                        select custom_report_id, name, report_rows, version
                        from custom_report
                        where company_id = :company and name > :after
                        order by name
                        limit :limit""")
                .param("company", companyId)
                .param("after", page.isFirst() ? "" : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(this::report)
                .list();
    }

    boolean delete(UUID companyId, CustomReportId id) {
        return jdbc.sql("delete from custom_report where company_id = :company and custom_report_id = :id")
                        .param("company", companyId)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private CustomReport report(ResultSet row, int number) throws SQLException {
        var rows = json.readValue(
                row.getString("report_rows"), new TypeReference<List<CreateCustomReportRequest.Row>>() {});
        return new CustomReport(
                new CustomReportId(row.getObject("custom_report_id", UUID.class)),
                row.getString("name"),
                rows.stream().map(CreateCustomReportRequest.Row::toRow).toList(),
                row.getLong("version"));
    }
}
