package io.tieout.reconciliation.openitem;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which open items a list shows; what is absent does not restrict.
///
/// @param side what is owed to us, or what we owe to suppliers
record OpenItemFilter(
        @Nullable ItemSide side,
        @Nullable UUID customerId,
        @Nullable String number,
        @Nullable Currency currency,
        @Nullable LocalDate dueBefore) {}
