package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param subjectId the line, match, statement or open item it is about
/// @param ownerId who sees to it
/// @param dueDate until when it is to be closed
/// @param ageDays from the opening to today, or to its end
/// @param overdue whether it is open beyond that day
/// @param reminders how many levels were told
record DiscrepancyResponse(
        UUID discrepancyId,
        DiscrepancyKind kind,
        DiscrepancyStatus status,
        SubjectType subjectType,
        UUID subjectId,
        @Nullable UUID lineId,
        Money amount,
        String detail,
        @Nullable UUID ownerId,
        LocalDate dueDate,
        int ageDays,
        boolean overdue,
        int reminders,
        @Nullable CauseCode causeCode,
        @Nullable String comment,
        @Nullable UUID resolvedBy,
        Instant openedAt,
        @Nullable Instant closedAt,
        long version) {

    static DiscrepancyResponse from(ResultSet row, int rowNumber) throws SQLException {
        var cause = row.getString("cause_code");
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new DiscrepancyResponse(
                row.getObject("discrepancy_id", UUID.class),
                DiscrepancyKind.valueOf(row.getString("kind")),
                DiscrepancyStatus.valueOf(row.getString("status")),
                SubjectType.valueOf(row.getString("subject_type")),
                row.getObject("subject_id", UUID.class),
                row.getObject("line_id", UUID.class),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("detail"),
                row.getObject("owner_id", UUID.class),
                row.getObject("due_date", LocalDate.class),
                row.getInt("age_days"),
                row.getBoolean("overdue"),
                row.getInt("reminders"),
                cause == null ? null : CauseCode.valueOf(cause),
                row.getString("comment"),
                row.getObject("resolved_by", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closedAt == null ? null : closedAt.toInstant(),
                row.getLong("version"));
    }
}
