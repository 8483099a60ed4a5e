package io.tieout.ledger.insight;

import io.tieout.ledger.insight.ReceivableFigures.Counted;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How fast what is sold comes in.
///
/// @param days how many the window has
/// @param knownAt counts what was recorded until then; absent: all that is known now
/// @param definitions of each figure
record CollectionsResponse(
        LocalDate from,
        LocalDate asOf,
        long days,
        @Nullable String knownAt,
        List<CurrencyResponse> currencies,
        Map<String, String> definitions) {

    /// @param daysSalesOutstanding absent where nothing was sold
    /// @param collectionPercent absent where nothing fell due
    record CurrencyResponse(
            Currency currency,
            Counted owed,
            Counted openCredits,
            Money overdue,
            Counted sold,
            Counted credited,
            @Nullable BigDecimal daysSalesOutstanding,
            @Nullable BigDecimal bestPossibleDays,
            Counted fellDue,
            Money collected,
            @Nullable BigDecimal collectionPercent) {

        static CurrencyResponse of(ReceivableFigures figures, long days) {
            return new CurrencyResponse(
                    figures.notDue().currency(),
                    figures.owed(),
                    figures.openCredits(),
                    figures.overdue(),
                    figures.sold(),
                    figures.credited(),
                    figures.daysSalesOutstanding(days),
                    figures.bestPossibleDays(days),
                    figures.fellDue(),
                    figures.collected(),
                    figures.collectionPercent());
        }
    }
}
