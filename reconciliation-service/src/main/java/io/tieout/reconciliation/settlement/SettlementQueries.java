package io.tieout.reconciliation.settlement;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SettlementQueries {

    /// Sorts after every id that is made.
    private static final UUID LAST = new UUID(-1, -1);

    private static final String SELECT = """
            select settlement_id, customer_id, currency, from_date, to_date, effective_date, settled_minor, net_minor, status,
                drafted_by, drafted_at, approved_by, undone_by, undo_reason, refusal_code, refusal_detail, entry_ids,
                reversal_ids, version
            from settlement
            where company_id = :company
            """;

    private final JdbcClient jdbc;
    private final SettlementRepository settlements;

    SettlementQueries(JdbcClient jdbc, SettlementRepository settlements) {
        this.jdbc = jdbc;
        this.settlements = settlements;
    }

    SettlementResponse get(UUID companyId, UUID id) {
        var found = jdbc.sql(SELECT + "and settlement_id = :id")
                .param("company", companyId)
                .param("id", id)
                .query(SettlementSummaryResponse::read)
                .optional()
                .orElseThrow(() -> new SettlementNotFound(id));
        return new SettlementResponse(found, settlements.lines(companyId, id));
    }

    /// The newest first.
    Page<SettlementSummaryResponse> list(
            UUID companyId, @Nullable UUID customerId, @Nullable SettlementStatus status, PageRequest page) {
        var rows = jdbc.sql(SELECT + """
                        and (cast(:customer as uuid) is null or customer_id = any(customer_party(:company, :customer)))
                        and (cast(:status as text) is null or status = :status)
                        and settlement_id < :after
                        order by settlement_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("status", status == null ? null : status.name())
                .param(
                        "after",
                        page.isFirst() ? LAST : UUID.fromString(page.after().getFirst()))
                .param("limit", page.limit() + 1)
                .query(SettlementSummaryResponse::read)
                .list();
        return Page.of(rows, page, row -> List.of(row.settlementId().toString()));
    }
}
