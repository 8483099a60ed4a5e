package io.tieout.sales.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SalesSeriesTest {

    @Test
    void tellsRisingAndFallingSeriesFromOthers() {
        assertThat(test(1, 2, 3, 4, 5).trend()).isEqualTo(MannKendall.Trend.RISING);
        assertThat(test(5, 4, 3, 2, 1).trend()).isEqualTo(MannKendall.Trend.FALLING);
        assertThat(test(5, 1, 4, 2, 3).trend()).isEqualTo(MannKendall.Trend.NONE);
        assertThat(test(1, 2, 3, 4).method()).isEqualTo(MannKendall.Method.TOO_SHORT);
    }

    /// By hand: of the 120 orders of five points, 1 has no inversion and 4 have one.
    @Test
    void knowsTheExactChanceOfShortSeries() {
        assertThat(test(1, 2, 3, 4, 5).chance()).isEqualByComparingTo("0.016667");
        assertThat(test(2, 1, 3, 4, 5).chance()).isEqualByComparingTo("0.083333");
        assertThat(test(2, 1, 3, 4, 5).trend()).isEqualTo(MannKendall.Trend.NONE);
        assertThat(test(2, 1, 3, 4, 5, 6).chance()).isEqualByComparingTo("0.016667");
        assertThat(test(2, 5, 1, 4, 3).chance()).isEqualByComparingTo("1");
    }

    /// Counts the orders of seven points one by one.
    @Test
    void agreesWithCountingAllOrders() {
        var orders = new ArrayList<List<Long>>();
        permute(new ArrayList<>(LongStream.rangeClosed(1, 7).boxed().toList()), 0, orders);
        var wanted = test(1, 3, 2, 5, 4, 7, 6);
        long asFar = orders.stream()
                .filter(order -> Math.abs(MannKendall.of(order).pairs()) >= Math.abs(wanted.pairs()))
                .count();

        assertThat(wanted.chance())
                .isEqualByComparingTo(BigDecimal.valueOf(asFar)
                        .divide(BigDecimal.valueOf(orders.size()), 6, java.math.RoundingMode.HALF_UP));
    }

    /// n = 10, S = 41 with one tie of two and one of three: Var = (2250 - 18 - 66) / 18, z = 3.65.
    @Test
    void decidesTiedSeriesByTheNormalApproximation() {
        var tied = test(1, 2, 2, 3, 4, 5, 5, 5, 6, 7);
        assertThat(tied.method()).isEqualTo(MannKendall.Method.NORMAL);
        assertThat(tied.pairs()).isEqualTo(41);
        assertThat(tied.trend()).isEqualTo(MannKendall.Trend.RISING);
        assertThat(test(3, 3, 3, 3, 3, 3).trend()).isEqualTo(MannKendall.Trend.NONE);
        assertThat(test(3, 1, 3, 1, 3, 1, 3).trend()).isEqualTo(MannKendall.Trend.NONE);
    }

    @Test
    void turnsAroundWithTheSeries() {
        var series = List.of(5L, 9L, 4L, 4L, 12L, 30L, 22L, 31L);
        var turned = new ArrayList<>(series);
        Collections.reverse(turned);

        assertThat(MannKendall.of(turned).pairs())
                .isEqualTo(-MannKendall.of(series).pairs());
        assertThat(SalesSeries.slope(turned)).isEqualTo(-SalesSeries.slope(series));
    }

    @Test
    void findsTheMedianSlopeWithoutRoundingOnTheWay() {
        assertThat(SalesSeries.slope(List.of(100L, 200L, 300L))).isEqualTo(100);
        assertThat(SalesSeries.slope(List.of(0L, 1L, 1_000_000L))).isEqualTo(500_000);
        assertThat(SalesSeries.slope(List.of(7L))).isZero();
        assertThat(SalesSeries.slope(List.of(0L, 0L, 1L, 1L))).isZero();
    }

    @Test
    void countsTheMonthsThatFell() {
        assertThat(SalesSeries.monthsFalling(List.of(1L, 9L, 8L, 7L))).isEqualTo(2);
        assertThat(SalesSeries.monthsFalling(List.of(9L, 8L, 8L))).isZero();
    }

    @Test
    void tellsGrowthAndSeasonsOfTwoYears() {
        var net = new ArrayList<Long>();
        for (int month = 1; month <= 24; month++) {
            net.add(month % 12 == 0 ? 13_00L : 1_00L);
        }
        net.set(12, 25_00L);
        var series = SalesSeries.of("W", "Widget", "EUR", YearMonth.of(2024, 1), net);

        assertThat(series.growthPercent()).isEqualByComparingTo("100");
        assertThat(series.seasons()).hasSize(12);
        assertThat(series.seasons().get(11).percentOfAverage()).isEqualByComparingTo("433.33");
        assertThat(series.months().getLast().net()).isEqualTo(Money.parse("13.00", "EUR"));
        assertThat(SalesSeries.of("W", null, "EUR", YearMonth.of(2024, 1), List.of(1L))
                        .growthPercent())
                .isNull();
    }

    private static MannKendall test(long... values) {
        return MannKendall.of(LongStream.of(values).boxed().toList());
    }

    private static void permute(List<Long> values, int from, List<List<Long>> found) {
        if (from == values.size()) {
            found.add(List.copyOf(values));
            return;
        }
        for (int index = from; index < values.size(); index++) {
            Collections.swap(values, from, index);
            permute(values, from + 1, found);
            Collections.swap(values, from, index);
        }
    }
}
