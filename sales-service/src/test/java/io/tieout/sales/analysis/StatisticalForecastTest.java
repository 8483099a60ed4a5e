package io.tieout.sales.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticalForecastTest {

    @Test
    void carriesALineOn() {
        assertThat(StatisticalForecast.of(List.of(10L, 20L, 30L, 40L, 50L, 60L), 1))
                .isEqualTo(70);
        assertThat(StatisticalForecast.of(List.of(10L, 20L, 30L, 40L, 50L, 60L), 3))
                .isEqualTo(90);
        assertThat(StatisticalForecast.of(List.of(7L, 7L, 7L, 7L, 7L, 7L), 12)).isEqualTo(7);
    }

    @Test
    void isNotBentByOneMonthOutOfLine() {
        assertThat(StatisticalForecast.of(List.of(10L, 20L, 9_999L, 40L, 50L, 60L), 1))
                .isEqualTo(70);
    }

    @Test
    void expectsNothingBelowZero() {
        assertThat(StatisticalForecast.of(List.of(60L, 50L, 40L, 30L, 20L, 10L), 2))
                .isZero();
    }
}
