package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DiscrepancyQueries {

    private static final String SELECT = """
            select discrepancy_id, kind, status, subject_type, subject_id, line_id, amount_minor, currency, detail,
                   cause_code, comment, resolved_by, opened_at, closed_at
            from discrepancy
            where company_id = :company
            """;

    private final JdbcClient jdbc;

    DiscrepancyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DiscrepancyResponse get(UUID companyId, UUID discrepancyId) {
        return jdbc.sql(SELECT + "and discrepancy_id = :id")
                .param("company", companyId)
                .param("id", discrepancyId)
                .query(DiscrepancyResponse::from)
                .optional()
                .orElseThrow(() -> new DiscrepancyNotFound(discrepancyId));
    }

    /// The newest first.
    Page<DiscrepancyResponse> list(UUID companyId, DiscrepancyFilter filter, PageRequest page) {
        var rows = jdbc.sql(SELECT + """
                        and (cast(:kind as text) is null or kind = :kind)
                        and (cast(:status as text) is null or status = :status)
                        and (cast(:line as uuid) is null or line_id = :line)
                        and (cast(:subject as uuid) is null or subject_id = :subject)
                        and (cast(:afterId as uuid) is null
                            or (opened_at, discrepancy_id) < (cast(:afterTime as timestamptz), cast(:afterId as uuid)))
                        order by opened_at desc, discrepancy_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("kind", name(filter.kind()))
                .param("status", name(filter.status()))
                .param("line", filter.lineId())
                .param("subject", filter.subjectId())
                .param("afterTime", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(DiscrepancyResponse::from)
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.openedAt().toString(), row.discrepancyId().toString()));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
