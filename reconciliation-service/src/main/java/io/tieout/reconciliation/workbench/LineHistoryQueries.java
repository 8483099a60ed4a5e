package io.tieout.reconciliation.workbench;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Everything that happened to a line, from wherever it is kept, in the order in which it happened.
@Repository
class LineHistoryQueries {

    /// What happens in one moment is told in the order of these steps.
    private static final String EVERYTHING = """
            select '1-' || l.line_id as entry_id, s.recorded_at as at, 'RECORDED' as kind, i.requested_by as user_id,
                   cast(null as uuid) as assignee_id, cast(null as uuid) as match_id,
                   cast(null as uuid) as discrepancy_id, i.file_name as note
            from bank_line l
            join bank_statement s on s.company_id = l.company_id and s.statement_id = l.statement_id
            left join bank_statement_import i on i.company_id = s.company_id and i.import_id = s.import_id
            where l.company_id = :company and l.line_id = :line
            union all
            select '2-' || match_id, decided_at, case kind when 'PAYMENT' then 'MATCHED' else 'CLASSIFIED' end, user_id,
                   null, match_id, null, coalesce(line_kind, model)
            from payment_match
            where company_id = :company and line_id = :line
            union all
            select '4-' || match_id, posted_at, 'POSTED', null, null, match_id, null, null
            from payment_match
            where company_id = :company and line_id = :line and posted_at is not null
            union all
            select '5-' || activity_id, at, kind, user_id, assignee_id, match_id, discrepancy_id, note
            from activity
            where company_id = :company and line_id = :line
            union all
            select '3-' || discrepancy_id, opened_at, 'DISCREPANCY_OPENED', null, null,
                   case subject_type when 'MATCH' then subject_id end, discrepancy_id, kind || ': ' || detail
            from discrepancy
            where company_id = :company and line_id = :line
            union all
            select '6-' || discrepancy_id, closed_at, 'DISCREPANCY_CLOSED', null, null,
                   case subject_type when 'MATCH' then subject_id end, discrepancy_id, kind
            from discrepancy
            where company_id = :company and line_id = :line and status = 'CLOSED'
            """;

    private final JdbcClient jdbc;

    LineHistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The oldest first.
    Page<HistoryEntryResponse> page(UUID companyId, UUID lineId, PageRequest page) {
        var rows = jdbc.sql("select * from (" + EVERYTHING + """
                        ) as everything
                        where cast(:after as text) is null or (at, entry_id) > (cast(:at as timestamptz), :after)
                        order by at, entry_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("line", lineId)
                .param("at", page.isFirst() ? null : page.after().get(0))
                .param("after", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(HistoryEntryResponse::from)
                .list();
        return Page.of(rows, page, HistoryEntryResponse::key);
    }
}
