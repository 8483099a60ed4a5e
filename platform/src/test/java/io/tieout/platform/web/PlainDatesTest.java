package io.tieout.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.problem.InvalidValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDatesTest {

    @Test
    void areDaysMonthsAndMomentsAsTheyAreDocumented() {
        assertThat(PlainDates.day("2026-02-28")).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(PlainDates.day("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(PlainDates.month("2026-02")).isEqualTo(YearMonth.of(2026, 2));
        assertThat(PlainDates.instant("2026-02-28T09:00:00Z")).isEqualTo(Instant.ofEpochSecond(1_772_269_200));
        assertThat(PlainDates.instant("2026-02-28T10:00:00+01:00")).isEqualTo(Instant.ofEpochSecond(1_772_269_200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-2-30",
                "2026-02-30",
                "2026-13-01",
                "1/2/26",
                "20260228",
                "+99999-01-01",
                "-0001-01-01",
                "２０２６-02-28",
                "2026-02-28T00:00:00Z"
            })
    void areNoOtherDays(String text) {
        assertThatThrownBy(() -> PlainDates.day(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-2", "2026-13", "+99999-01", "2026-02-28"})
    void areNoOtherMonths(String text) {
        assertThatThrownBy(() -> PlainDates.month(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1772269200", "2026-02-28", "+999999999-12-31T23:59:59Z", "-0001-01-01T00:00:00Z"})
    void areNoOtherMoments(String text) {
        assertThatThrownBy(() -> PlainDates.instant(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("must ");
    }
}
