package io.tieout.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.problem.InvalidValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static final Map<String, BigDecimal> FIGURES =
            Map.of("A", new BigDecimal("10.50"), "B", new BigDecimal("3"), "ZERO", BigDecimal.ZERO);

    @ParameterizedTest
    @CsvSource({
        "A + B, 13.50",
        "A - B - B, 4.50",
        "A + B * 2, 16.50",
        "(A + B) * 2, 27",
        "-A / B, -3.5",
        "--B, 3",
        "A/B/2, 1.75",
        "1.5 * B, 4.5"
    })
    void reckonsAsAtSchool(String formula, BigDecimal value) {
        assertThat(new Formula(formula).evaluate(FIGURES))
                .hasValueSatisfying(outcome -> assertThat(outcome).isEqualByComparingTo(value));
    }

    @Test
    void hasNoOutcomeWhenDividedByZero() {
        assertThat(new Formula("A / ZERO").evaluate(FIGURES)).isEmpty();
    }

    @Test
    void namesWhatItNeeds() {
        assertThat(new Formula("(A - 2) / B + A").names()).isEqualTo(Set.of("A", "B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A +", "(A", "A B", "A ^ 2", "* A", "A)", "1e9", "()", "A;B"})
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> new Formula(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void refusesEndlessFormulas() {
        assertThatThrownBy(() -> new Formula("(".repeat(501))).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheFormulaOfEachRatio(Ratio ratio) {
        assertThat(ratio.formula().names()).isNotEmpty();
    }
}
