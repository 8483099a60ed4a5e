package io.tieout.sales.contract;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to be reached under a contract.
///
/// @param amount what is charged when it is reached, without tax; nothing where absent
/// @param orderId the order that charged it
record Milestone(
        UUID milestoneId,
        String title,
        LocalDate dueOn,
        @Nullable String productCode,
        @Nullable Money amount,
        @Nullable String taxCode,
        @Nullable BigDecimal taxRatePercent,
        @Nullable LocalDate doneOn,
        @Nullable UUID doneBy,
        @Nullable UUID orderId) {}
