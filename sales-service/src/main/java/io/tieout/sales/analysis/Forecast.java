package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// What a month is expected to bring, in one currency. Each figure contains what is won already.
///
/// @param closed won in the month so far
/// @param commit with the open deals that are as good as won
/// @param best with all open deals that are expected to close in the month
/// @param weighted with those, each by its probability
/// @param statistical what the last twelve months lead one to expect; none while they are too few
record Forecast(
        YearMonth month,
        Money closed,
        Money commit,
        Money best,
        Money weighted,
        @Nullable Money statistical) {}
