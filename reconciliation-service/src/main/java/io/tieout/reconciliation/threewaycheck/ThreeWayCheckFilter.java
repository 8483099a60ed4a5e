package io.tieout.reconciliation.threewaycheck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which orders a list shows; what is absent does not restrict.
record ThreeWayCheckFilter(
        @Nullable CheckState state,
        @Nullable UUID customerId,
        @Nullable UUID orderId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        BigDecimal tolerancePercent) {}
