package io.tieout.sales.billingplan;

import io.tieout.documenttotals.PriceMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bills the same lines every so many months.
///
/// @param lastOn no period begins after it
/// @param nextOn when the next period is billed; none when all are
/// @param failure why the last attempt failed, until one succeeds
record BillingPlan(
        UUID planId,
        UUID contractId,
        LocalDate firstOn,
        int everyMonths,
        @Nullable LocalDate lastOn,
        String currency,
        PriceMode priceMode,
        List<PlanLine> lines,
        int periodsBilled,
        @Nullable LocalDate nextOn,
        @Nullable Instant stoppedAt,
        @Nullable String failure,
        long version) {

    BillingPlan {
        lines = List.copyOf(lines);
    }

    /// Counted from the first day, so that what begins on the 31st does not drift to the 28th.
    ///
    /// @param contractEnd the contract's last day, when it has one
    @Nullable
    LocalDate startOf(int period, @Nullable LocalDate contractEnd) {
        var start = firstOn.plusMonths((long) period * everyMonths);
        boolean over = (lastOn != null && start.isAfter(lastOn)) || (contractEnd != null && start.isAfter(contractEnd));
        return over ? null : start;
    }

    record PlanLine(
            String productCode,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal discountPercent,
            String taxCode,
            BigDecimal taxRatePercent) {}
}
