package io.tieout.ledger.receivable;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which invoices a list shows; what is absent does not restrict.
///
/// @param dueBefore only those that are unpaid and were due before this day
record InvoiceFilter(
        @Nullable SettlementStatus status,
        @Nullable UUID customerId,
        @Nullable String externalNumber,
        @Nullable UUID orderId,
        @Nullable LocalDate dueBefore) {}
