package io.tieout.reconciliation.openitem;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which open items a list shows; what is absent does not restrict.
record OpenItemFilter(
        @Nullable UUID customerId,
        @Nullable String number,
        @Nullable Currency currency,
        @Nullable LocalDate dueBefore) {}
