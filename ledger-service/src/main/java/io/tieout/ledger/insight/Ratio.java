package io.tieout.ledger.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Exact counts divided once, at the end. Of nothing there is no average: it is absent, and not zero.
final class Ratio {

    private static final int AVERAGE_DECIMALS = 6;
    private static final int PERCENT_DECIMALS = 2;

    private Ratio() {}

    static @Nullable BigDecimal average(long sum, long count) {
        return count == 0
                ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), AVERAGE_DECIMALS, RoundingMode.HALF_UP);
    }

    static @Nullable BigDecimal percent(long part, long whole) {
        return whole <= 0
                ? null
                : BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }

    /// How many days it takes to sell as much as the part.
    static @Nullable BigDecimal days(long part, long whole, long days) {
        return whole <= 0
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(whole), PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }
}
