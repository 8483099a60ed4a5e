package io.tieout.reconciliation.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was done about a bank line or a discrepancy.
///
/// @param userId who did it; absent when it was the ledger or the clock
/// @param assigneeId who is to see to it, for [ActivityKind#ASSIGNED]
/// @param note why, or what somebody wrote
public record Activity(
        UUID companyId,
        ActivityKind kind,
        @Nullable UUID lineId,
        @Nullable UUID discrepancyId,
        @Nullable UUID matchId,
        @Nullable UUID userId,
        @Nullable UUID assigneeId,
        @Nullable String note) {

    private static final int LONGEST = 4000;

    public Activity {
        if (note != null) {
            note = note.isBlank() ? null : note.substring(0, Math.min(note.length(), LONGEST));
        }
    }

    /// Done by a person about a line.
    public static Activity onLine(ActivityKind kind, UUID companyId, UUID lineId, UUID userId, @Nullable String note) {
        return new Activity(companyId, kind, lineId, null, null, userId, null, note);
    }

    /// @param userId absent when it is the ledger's answer
    public static Activity onMatch(
            ActivityKind kind,
            UUID companyId,
            UUID lineId,
            UUID matchId,
            @Nullable UUID userId,
            @Nullable String note) {
        return new Activity(companyId, kind, lineId, null, matchId, userId, null, note);
    }

    /// @param lineId the line that the discrepancy has to do with, where there is one
    public static Activity onDiscrepancy(
            ActivityKind kind,
            UUID companyId,
            UUID discrepancyId,
            @Nullable UUID lineId,
            @Nullable UUID userId,
            @Nullable String note) {
        return new Activity(companyId, kind, lineId, discrepancyId, null, userId, null, note);
    }

    public Activity to(UUID assignee) {
        return new Activity(companyId, kind, lineId, discrepancyId, matchId, userId, assignee, note);
    }
}
