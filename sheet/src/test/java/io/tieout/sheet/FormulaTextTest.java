package io.tieout.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30 1",
                "-2",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "'=1",
                "''+1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201"
            })
    void guardsWhatASpreadsheetWouldComputeAndGivesItBack(String text) {
        var guarded = FormulaText.guard(text);

        assertThat(guarded).isEqualTo("'" + text);
        assertThat(FormulaText.unguard(guarded)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Contoh", "'s-Gravenhage", "1-2", "a=b", "范例"})
    void leavesOtherTextAlone(String text) {
        assertThat(FormulaText.guard(text)).isEqualTo(text);
        assertThat(FormulaText.unguard(text)).isEqualTo(text);
    }

    @Test
    void takesOneApostropheOffOnly() {
        assertThat(FormulaText.unguard("''+1")).isEqualTo("'+1");
    }
}
