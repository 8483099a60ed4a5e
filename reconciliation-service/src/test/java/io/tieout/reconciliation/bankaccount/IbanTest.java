package io.tieout.reconciliation.bankaccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.problem.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    @ParameterizedTest
    @ValueSource(strings = {"DE89 3704 0044 0532 0130 00", "nl91abna0417164300", "GB29NWBK60161331926819"})
    void takesIbanInAnySpelling(String written) {
        assertThat(new Iban(written).value()).doesNotContain(" ").isUpperCase();
    }

    @Test
    void refusesWrongCheckDigits() {
        assertThatThrownBy(() -> new Iban("DE88370400440532013000"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("check digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678", "DE89", "DE89-3704-0044"})
    void refusesWhatIsNoIban(String written) {
        assertThatThrownBy(() -> new Iban(written)).isInstanceOf(InvalidValue.class);
    }
}
