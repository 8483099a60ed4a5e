package io.tieout.ledger.refund;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.PaymentReference;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefundQueries {

    private static final String COLUMNS = """
            select company_id, refund_id, refund_number, customer_id, credit_note_id, customer_credit_id, refund_date,
                currency, amount_minor, reason, status, requested_by, decided_by, decision_reason, account_code, entry_id,
                paid_match_id, paid_on, recorded_at, version, unpublished_versions,
                own_currency, carrying_minor
            from refund
            """;

    private final JdbcClient jdbc;

    RefundQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    Page<RefundResponse> list(
            UUID companyId, @Nullable RefundStatus status, @Nullable UUID customerId, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:status as text) is null or status = :status)
                            and (cast(:customer as uuid) is null or customer_id = any(customer_party(:company, :customer)))
                            and (cast(:after as uuid) is null or refund_id < cast(:after as uuid))
                        order by refund_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("status", status == null ? null : status.name())
                .param("customer", customerId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(RefundQueries::response)
                .list();
        return Page.of(rows, page, refund -> List.of(refund.refundId().value().toString()));
    }

    RefundResponse get(UUID companyId, RefundId id) {
        return jdbc.sql(COLUMNS + "where company_id = :company and refund_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(RefundQueries::response)
                .optional()
                .orElseThrow(() -> new RefundUnknown(id));
    }

    private static RefundResponse response(ResultSet row, int number) throws SQLException {
        var refund = RefundRepository.refund(row, number);
        var refundNumber = row.getString("refund_number");
        var entry = row.getObject("entry_id", UUID.class);
        return new RefundResponse(
                refund.id(),
                refundNumber,
                refundNumber == null ? null : PaymentReference.of(refundNumber).value(),
                refund.customerId(),
                refund.creditNoteId(),
                refund.customerCreditId(),
                refund.amount(),
                refund.carrying(),
                refund.date(),
                refund.reason(),
                refund.status(),
                refund.requestedBy(),
                row.getObject("decided_by", UUID.class),
                row.getString("decision_reason"),
                refund.account(),
                entry == null ? null : new EntryId(entry),
                row.getObject("paid_on", LocalDate.class),
                refund.paidMatchId(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                refund.version());
    }
}
