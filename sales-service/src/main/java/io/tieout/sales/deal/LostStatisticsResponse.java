package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record LostStatisticsResponse(LocalDate from, LocalDate to, List<Reason> reasons, List<Objection> objections) {

    /// @param stage in which the deals were when they were lost
    /// @param value null for deals without a value
    record Reason(
            String reason,
            String pipeline,
            String stage,
            @Nullable UUID representativeId,
            long deals,
            @Nullable Money value) {}

    /// @param stage in which the deals were when it was raised
    /// @param won how many of them were won all the same
    record Objection(
            String objection,
            String pipeline,
            String stage,
            @Nullable UUID representativeId,
            long deals,
            long won,
            long lost) {}
}
