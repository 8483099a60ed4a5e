package io.tieout.reconciliation.payout;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.payout.PayoutReportResponse.PayoutResponse;
import io.tieout.reconciliation.payout.PayoutReportResponse.PayoutResponse.Freed;
import io.tieout.reconciliation.payout.PayoutReportResponse.Summary;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The read side of payout reports.
@Repository
class PayoutQueries {

    private static final RowMapper<Summary> REPORT = RecordRowMapper.of(Summary.class);

    private static final String SELECT = """
            select r.payout_report_id, r.bank_account_id, r.file_name, r.file_size, r.profile, r.payouts_repeated,
                   r.uploaded_by, r.uploaded_at, r.withdrawn_at, r.withdrawn_by, r.withdrawal_reason
            from payout_report r
            where r.company_id = :company
            """;

    private final JdbcClient jdbc;

    PayoutQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first.
    Page<Summary> list(UUID companyId, @Nullable UUID bankAccountId, PageRequest page) {
        var rows = jdbc.sql(SELECT + """
                        and (cast(:account as uuid) is null or r.bank_account_id = :account)
                        and (cast(:before as uuid) is null or r.payout_report_id < cast(:before as uuid))
                        order by r.payout_report_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("before", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(REPORT)
                .list();
        return Page.of(rows, page, row -> List.of(row.payoutReportId().toString()));
    }

    Optional<PayoutReportResponse> find(UUID companyId, UUID reportId) {
        return jdbc.sql(SELECT + "and r.payout_report_id = :report")
                .param("company", companyId)
                .param("report", reportId)
                .query(REPORT)
                .optional()
                .map(report -> new PayoutReportResponse(report, payouts(companyId, reportId)));
    }

    private List<PayoutResponse> payouts(UUID companyId, UUID reportId) {
        var freed = freed(companyId, reportId);
        return payoutsAlone(companyId, reportId).stream()
                .map(payout -> payout.with(freed.getOrDefault(payout.payoutId(), List.of())))
                .toList();
    }

    private Map<UUID, List<Freed>> freed(UUID companyId, UUID reportId) {
        return jdbc
                .sql("""
                        select f.payout_id, f.line_id, f.reason, f.freed_by, f.freed_at
                        from payout p
                        join payout_line_freed f on f.company_id = p.company_id and f.payout_id = p.payout_id
                        where p.company_id = :company and p.payout_report_id = :report
                        order by f.freed_at, f.line_id
                        """)
                .param("company", companyId)
                .param("report", reportId)
                .query((row, number) -> Map.entry(
                        row.getObject("payout_id", UUID.class),
                        new Freed(
                                row.getObject("line_id", UUID.class),
                                row.getString("reason"),
                                row.getObject("freed_by", UUID.class),
                                row.getObject("freed_at", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private List<PayoutResponse> payoutsAlone(UUID companyId, UUID reportId) {
        return jdbc.sql("""
                        select payout_id, reference, paid_on, currency, gross_minor, refunds_minor, fees_minor, net_minor,
                               row_count, line_id
                        from payout
                        where company_id = :company and payout_report_id = :report
                        order by payout_id
                        """)
                .param("company", companyId)
                .param("report", reportId)
                .query(PayoutResponse::from)
                .list();
    }
}
