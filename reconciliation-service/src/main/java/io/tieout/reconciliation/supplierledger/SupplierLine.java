package io.tieout.reconciliation.supplierledger;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of a supplier's ledger.
///
/// @param lineNumber its place in the entry
/// @param source what the entry comes from: `MANUAL`, `REVERSAL` …
/// @param documentNumber of the bill that it owes or settles
/// @param owed what it adds to what we owe
public record SupplierLine(
        UUID entryId,
        int lineNumber,
        long sequence,
        UUID supplierId,
        LocalDate effectiveDate,
        LocalDate documentDate,
        String source,
        @Nullable String documentNumber,
        Money owed) {}
