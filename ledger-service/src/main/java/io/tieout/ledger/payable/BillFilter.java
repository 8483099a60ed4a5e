package io.tieout.ledger.payable;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which bills a list shows; what is absent does not restrict.
///
/// @param supplierNumberKey as compared
/// @param dueBefore only those of which something is open and that were due before this day
record BillFilter(
        @Nullable BillKind kind,
        @Nullable BillStatus status,
        @Nullable BillApproval approval,
        @Nullable UUID supplierId,
        @Nullable String supplierNumberKey,
        @Nullable LocalDate dueBefore) {}
