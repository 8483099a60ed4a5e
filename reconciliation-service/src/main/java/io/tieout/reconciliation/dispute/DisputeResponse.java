package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param amount what is disputed of the invoice
/// @param outcome how it ends, or as the ledger was asked last
/// @param resolvedAmount what is given up, or of a dispute that gives nothing up what was disputed
/// @param refusalCode why the ledger did not follow last time
/// @param entryId the journal entry, where something was posted
/// @param resolvedAt when the ledger had answered
record DisputeResponse(
        UUID disputeId,
        UUID invoiceId,
        @Nullable String invoiceNumber,
        UUID customerId,
        Money amount,
        DisputeReason reasonCode,
        DisputeSide openedBy,
        DisputeStatus status,
        @Nullable UUID ownerId,
        LocalDate deadline,
        @Nullable DisputeOutcome outcome,
        @Nullable Money resolvedAmount,
        @Nullable LocalDate effectiveDate,
        @Nullable UUID resolvedBy,
        @Nullable String refusalCode,
        @Nullable String refusalDetail,
        @Nullable UUID creditNoteId,
        @Nullable String creditNoteNumber,
        @Nullable UUID entryId,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        long version) {

    static DisputeResponse from(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var outcome = row.getString("outcome");
        var resolvedAt = row.getObject("resolved_at", OffsetDateTime.class);
        return new DisputeResponse(
                row.getObject("dispute_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                row.getString("number"),
                row.getObject("customer_id", UUID.class),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                DisputeReason.valueOf(row.getString("reason_code")),
                DisputeSide.valueOf(row.getString("opened_by")),
                DisputeStatus.valueOf(row.getString("status")),
                row.getObject("owner_id", UUID.class),
                row.getObject("deadline", LocalDate.class),
                outcome == null ? null : DisputeOutcome.valueOf(outcome),
                outcome == null ? null : Money.ofMinor(row.getLong("resolved_minor"), currency),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("requested_by", UUID.class),
                row.getString("refusal_code"),
                row.getString("refusal_detail"),
                row.getObject("credit_note_id", UUID.class),
                row.getString("credit_note_number"),
                row.getObject("entry_id", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getLong("version"));
    }
}
