package io.tieout.reconciliation.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Work that is to be done by a day.
///
/// @param bankAccountId none for work about the whole company
/// @param count of what is to be done
/// @param dueDate the last day on which it is in time
/// @param daysLate since then; zero while it is in time
record ReconciliationTask(
        TaskKind kind,
        @Nullable UUID bankAccountId,
        @Nullable String bankAccountName,
        long count,
        LocalDate dueDate,
        long daysLate) {

    static ReconciliationTask of(
            TaskKind kind,
            @Nullable UUID bankAccountId,
            @Nullable String bankAccountName,
            long count,
            LocalDate dueDate,
            LocalDate today) {
        long late = Math.max(0, today.toEpochDay() - dueDate.toEpochDay());
        return new ReconciliationTask(kind, bankAccountId, bankAccountName, count, dueDate, late);
    }

    /// The first month whose end nobody signed yet.
    ///
    /// @param signedUntil the last day that was signed, or the one before the account was opened
    static YearMonth nextToSign(LocalDate signedUntil) {
        return YearMonth.from(signedUntil.plusDays(1));
    }
}
