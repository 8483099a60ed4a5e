package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A discrepancy that has reached a level of reminders.
record OverdueDiscrepancy(
        UUID discrepancyId,
        DiscrepancyKind kind,
        SubjectType subjectType,
        UUID subjectId,
        @Nullable UUID lineId,
        Money amount,
        @Nullable UUID ownerId,
        LocalDate dueDate,
        int level) {}
