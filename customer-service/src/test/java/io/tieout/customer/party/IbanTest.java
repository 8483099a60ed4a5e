package io.tieout.customer.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    @Test
    void takesPrintedFormWithSpacesAndSmallLetters() {
        assertThat(new Iban("de89 3704 0044 0532 0130 00").value()).isEqualTo("DE89370400440532013000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE88370400440532013000", "DE89370400440532013001"})
    void refusesWrongCheckDigits(String iban) {
        assertThatThrownBy(() -> new Iban(iban))
                .isInstanceOf(InvalidCustomer.class)
                .hasMessageContaining("check digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "DE8937", "DE89370400440532013000DE89370400440532013000"})
    void refusesWhatHasNoFormOfAnIban(String iban) {
        assertThatThrownBy(() -> new Iban(iban))
                .isInstanceOf(InvalidCustomer.class)
                .hasMessageContaining("form");
    }
}
