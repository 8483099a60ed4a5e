package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A monthly series with what can be said of its course.
///
/// @param slope what it rises in a month, as the median over all pairs of months (Theil and Sen)
/// @param monthsFalling how many months in a row it fell, up to the last
/// @param growthPercent the last twelve months against the twelve before, where there are as many
/// @param seasons how the months of the year compare with the average month, in percent
record SalesSeries(
        @Nullable String key,
        @Nullable String name,
        List<MonthlySales> months,
        MannKendall test,
        Money slope,
        int monthsFalling,
        @Nullable BigDecimal growthPercent,
        List<Season> seasons) {

    private static final int YEAR = 12;

    record MonthlySales(YearMonth month, Money net) {}

    record Season(int month, BigDecimal percentOfAverage) {}

    static SalesSeries of(
            @Nullable String key, @Nullable String name, String currencyCode, YearMonth first, List<Long> net) {
        var currency = Currency.getInstance(currencyCode);
        var months = new ArrayList<MonthlySales>();
        for (int index = 0; index < net.size(); index++) {
            months.add(new MonthlySales(first.plusMonths(index), Money.ofMinor(net.get(index), currency)));
        }
        return new SalesSeries(
                key,
                name,
                List.copyOf(months),
                MannKendall.of(net),
                Money.ofMinor(slope(net), currency),
                monthsFalling(net),
                growth(net),
                seasons(first, net));
    }

    static int monthsFalling(List<Long> net) {
        int falling = 0;
        for (int index = net.size() - 1; index > 0 && net.get(index) < net.get(index - 1); index--) {
            falling++;
        }
        return falling;
    }

    /// The median of (y_j - y_i) / (j - i), rounded to a whole minor unit at the end only.
    static long slope(List<Long> net) {
        record Ratio(long rise, long run) implements Comparable<Ratio> {
            @Override
            public int compareTo(Ratio other) {
                return BigInteger.valueOf(rise)
                        .multiply(BigInteger.valueOf(other.run))
                        .compareTo(BigInteger.valueOf(other.rise).multiply(BigInteger.valueOf(run)));
            }
        }
        var slopes = new ArrayList<Ratio>();
        for (int later = 1; later < net.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                slopes.add(new Ratio(Math.subtractExact(net.get(later), net.get(earlier)), later - earlier));
            }
        }
        if (slopes.isEmpty()) {
            return 0;
        }
        slopes.sort(null);
        var low = slopes.get((slopes.size() - 1) / 2);
        var high = slopes.get(slopes.size() / 2);
        var numerator = BigInteger.valueOf(low.rise)
                .multiply(BigInteger.valueOf(high.run))
                .add(BigInteger.valueOf(high.rise).multiply(BigInteger.valueOf(low.run)));
        var denominator = BigInteger.valueOf(2 * low.run).multiply(BigInteger.valueOf(high.run));
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static @Nullable BigDecimal growth(List<Long> net) {
        if (net.size() < 2 * YEAR) {
            return null;
        }
        long last = sum(net.subList(net.size() - YEAR, net.size()));
        long before = sum(net.subList(net.size() - 2 * YEAR, net.size() - YEAR));
        return SalesQueries.percent(BigDecimal.valueOf(last - before), BigDecimal.valueOf(before));
    }

    /// Needs each month of the year at least once.
    private static List<Season> seasons(YearMonth first, List<Long> net) {
        long all = sum(net);
        if (net.size() < YEAR || all <= 0) {
            return List.of();
        }
        var seasons = new ArrayList<Season>();
        for (int month = 1; month <= YEAR; month++) {
            long sum = 0;
            long count = 0;
            for (int index = 0; index < net.size(); index++) {
                if (first.plusMonths(index).getMonthValue() == month) {
                    sum += net.get(index);
                    count++;
                }
            }
            var percent = BigDecimal.valueOf(sum)
                    .multiply(BigDecimal.valueOf(100L * net.size()))
                    .divide(BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(all)), 2, RoundingMode.HALF_UP);
            seasons.add(new Season(month, percent));
        }
        return seasons;
    }

    private static long sum(List<Long> net) {
        return net.stream().flatMapToLong(LongStream::of).reduce(0, Math::addExact);
    }
}
