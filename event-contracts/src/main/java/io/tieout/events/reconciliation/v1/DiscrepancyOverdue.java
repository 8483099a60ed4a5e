package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A discrepancy is open beyond its deadline. Told once for each level.
///
/// @param kind what is different, for example `UNDERPAID`
/// @param subjectType what it is about: `BANK_LINE`, `MATCH`, `BANK_STATEMENT`, `OPEN_ITEM` or `SUPPLIER_DIFFERENCE`
/// @param lineId the bank line it has to do with, where there is one
/// @param ownerId who sees to it, where somebody does
/// @param level 1, 2, 3 …
/// @param date on which the level was counted
public record DiscrepancyOverdue(
        UUID discrepancyId,
        String kind,
        String subjectType,
        UUID subjectId,
        @Nullable UUID lineId,
        Money amount,
        @Nullable UUID ownerId,
        LocalDate dueDate,
        int level,
        LocalDate date) {}
