package io.tieout.sales.analysis;

import java.util.ArrayList;
import java.util.List;

/// Carries a monthly series on along a robust line: the median slope over all pairs of months (Theil and Sen) through
/// the median of what is left when the slope is taken off. One month out of line does not bend it.
final class StatisticalForecast {

    /// Fewer months say nothing.
    static final int FEWEST = 6;

    private StatisticalForecast() {}

    /// @param series complete months, the oldest first
    /// @param ahead how many months after the last one, from 1
    static long of(List<Long> series, int ahead) {
        long slope = SalesSeries.slope(series);
        var levels = new ArrayList<Long>();
        for (int month = 0; month < series.size(); month++) {
            levels.add(Math.subtractExact(series.get(month), Math.multiplyExact(slope, month)));
        }
        levels.sort(null);
        // The lower of two middle values: a forecast rounds down.
        long level = levels.get((levels.size() - 1) / 2);
        long carried = Math.addExact(level, Math.multiplyExact(slope, series.size() - 1 + ahead));
        return Math.max(0, carried);
    }
}
