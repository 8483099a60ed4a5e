package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line as the ledger told it.
///
/// @param movement debits are positive, in the item's currency
/// @param worth likewise in the currency of the books
record ToldLine(
        UUID entryId,
        int lineNumber,
        long sequence,
        @Nullable UUID customerId,
        Control control,
        String accountCode,
        LocalDate effectiveDate,
        LocalDate documentDate,
        Instant recordedAt,
        String source,
        @Nullable UUID sourceId,
        @Nullable String reversedSource,
        @Nullable String documentNumber,
        @Nullable ItemKind itemKind,
        @Nullable UUID itemId,
        @Nullable String itemNumber,
        @Nullable LocalDate dueDate,
        Money movement,
        Money worth) {}
