package io.tieout.reconciliation.settlement;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param settled what is settled of the invoices, and used of the credits
/// @param net owed less credits: what is left to be paid; below zero we owe it
/// @param refusalCode why the ledger did not follow last time
/// @param entryIds what was posted; a credit note inside the receivables posts nothing
/// @param reversalIds what takes it back
record SettlementSummaryResponse(
        UUID settlementId,
        UUID customerId,
        @Nullable LocalDate from,
        LocalDate to,
        LocalDate effectiveDate,
        Money settled,
        Money net,
        SettlementStatus status,
        UUID draftedBy,
        Instant draftedAt,
        @Nullable UUID approvedBy,
        @Nullable UUID undoneBy,
        @Nullable String undoReason,
        @Nullable String refusalCode,
        @Nullable String refusalDetail,
        List<UUID> entryIds,
        List<UUID> reversalIds,
        long version) {

    static SettlementSummaryResponse read(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new SettlementSummaryResponse(
                row.getObject("settlement_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("settled_minor"), currency),
                Money.ofMinor(row.getLong("net_minor"), currency),
                SettlementStatus.valueOf(row.getString("status")),
                row.getObject("drafted_by", UUID.class),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                row.getObject("approved_by", UUID.class),
                row.getObject("undone_by", UUID.class),
                row.getString("undo_reason"),
                row.getString("refusal_code"),
                row.getString("refusal_detail"),
                ids(row, "entry_ids"),
                ids(row, "reversal_ids"),
                row.getLong("version"));
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(UUID.class::cast)
                .toList();
    }
}
