package io.tieout.ledger.postingrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.problem.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {

    @ParameterizedTest
    @CsvSource({"1,1", "-1,-1", "0.25,1/4", "2/6,1/3", "-0.5,-1/2", "0,0", "10/5,2"})
    void isExactAndInLowestTerms(String text, String shown) {
        assertThat(Fraction.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/3", "0.333333333", "-1.234567891", "999999999.999999999", "7/999999999", "-5"})
    void readsAgainWhatItSays(String text) {
        var fraction = Fraction.parse(text);

        assertThat(Fraction.parse(fraction.toString())).isEqualTo(fraction);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1e3", "+1", ".5", "1/0", "1/-2", "1 /2", "0.1234567890", "1234567890"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Fraction.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource({"1/2,0,1", "-1/2,-1,0", "-3/4,-1,-1", "7/3,2,2", "5/2,2,3", "4,4,4"})
    void hasAWholePartAndANearestNumber(String text, String floor, String rounded) {
        assertThat(Fraction.parse(text).floor()).hasToString(floor);
        assertThat(Fraction.parse(text).rounded()).hasToString(rounded);
    }
}
