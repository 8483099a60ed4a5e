package io.tieout.reconciliation.insight;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the reconciliation went, period by period.
///
/// @param knownAt counts what was recorded until then; absent: all that is known now
/// @param totals of all periods, by currency
/// @param openDiscrepancies at the end of the last day, by currency
/// @param errorsAfterClose by who found them, and currency
/// @param definitions of each figure
record ReconciliationReportResponse(
        LocalDate from,
        LocalDate asOf,
        ReportStep step,
        @Nullable String knownAt,
        List<Matching> totals,
        List<OpenDiscrepancies> openDiscrepancies,
        List<ErrorsAfterClose> errorsAfterClose,
        List<Period> periods,
        Map<String, String> definitions) {

    /// @param firstDay of the period
    /// @param discrepancies as counted on the last day of the period that was counted; absent where none was
    record Period(
            LocalDate firstDay,
            List<Matching> matching,
            @Nullable Counted discrepancies) {}

    record Matching(
            long lines,
            long explained,
            long straightThrough,
            long automatic,
            long byPerson,
            @Nullable BigDecimal matchPercent,
            @Nullable BigDecimal straightThroughPercent,
            @Nullable BigDecimal averageWaitSeconds,
            Money unexplained) {

        static Matching of(MatchingFigures figures) {
            return new Matching(
                    figures.lines(),
                    figures.explained(),
                    figures.straightThrough(),
                    figures.automatic(),
                    figures.byPerson(),
                    figures.matchPercent(),
                    figures.straightThroughPercent(),
                    figures.averageWaitSeconds(),
                    figures.unexplained());
        }
    }

    /// @param totalAgeDays from their opening, added up
    /// @param amountAtRisk what they are about, without signs
    record OpenDiscrepancies(
            long discrepancies,
            long totalAgeDays,
            BigDecimal averageAgeDays,
            long oldestAgeDays,
            long overdue,
            Money amountAtRisk) {}

    /// @param undoneBy who took them back; absent where nobody is known
    /// @param amount of their lines, without signs
    record ErrorsAfterClose(@Nullable UUID undoneBy, long matches, Money amount) {}

    /// @param takenAt when that day was counted
    record Counted(LocalDate day, Instant takenAt, List<CountedBucket> buckets) {}

    record CountedBucket(String bucket, long discrepancies, long overdue, Money amountAtRisk) {}
}
