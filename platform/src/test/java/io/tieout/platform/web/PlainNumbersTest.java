package io.tieout.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "9223372036854775807", ""})
    void areDigitsAsTheyAreDocumented(String text) {
        assertThat(PlainNumbers.fits(text, int.class)).isTrue();
        assertThat(PlainNumbers.fits(text, Long.class)).isTrue();
        assertThat(PlainNumbers.fits(text, BigDecimal.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"١٠", "１０", "010", "+1", " 1", "0x10", "1e3", "-", "١.٥", "01.5", ".5", "1.", "1,5"})
    void areNothingElse(String text) {
        assertThat(PlainNumbers.fits(text, Integer.class)).isFalse();
        assertThat(PlainNumbers.fits(text, long.class)).isFalse();
        assertThat(PlainNumbers.fits(text, BigDecimal.class)).isFalse();
        assertThat(PlainNumbers.fits(text, LocalDate.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "0.50", "-12.5"})
    void haveDecimalsOnlyWhereTheyAreWanted(String text) {
        assertThat(PlainNumbers.fits(text, BigDecimal.class)).isTrue();
        assertThat(PlainNumbers.fits(text, int.class)).isFalse();
    }
}
