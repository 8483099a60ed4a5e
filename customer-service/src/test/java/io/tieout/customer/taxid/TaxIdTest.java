package io.tieout.customer.taxid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdTest {

    /// Numbers that the tax offices or the algorithms' authors publish as examples.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, DE136695976",
                "DE, 136 695 976",
                "DE, 29/815/08158",
                "-, FR40303265045",
                "-, FR 23 334 175 221",
                "FR, 303265045",
                "-, IT00743110157",
                "IT, RSSMRA85T10A562S",
                "-, ES54362315K",
                "ES, X2482300W",
                "ES, B58378431",
                "-, NL004495445B01",
                "-, NL002455799B11",
                "-, BE0428759497",
                "-, ATU13585627",
                "-, PL8567346215",
                "PL, 856-734-62-15",
                "-, GB980780684",
                "GB, GD001",
                "CN, 91110000600037341L",
                "ID, 01.300.066.6-091.000",
                "ID, 0013000666091000",
                "ID, 3171010101900001",
                "RU, 7707083893",
                "RU, 500100732259",
                "US, 12-3456789",
                "BR, 4711",
                "-, 4711",
            })
    void takesNumbersThatAreGivenOut(@Nullable String country, String number) {
        assertThat(new TaxId(number).problem(country)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, DE136695978",
                "-, FR84323140391",
                "-, IT00743110158",
                "-, ES54362315Z",
                "ES, B58378432",
                "-, NL123456789B01",
                "-, BE0431150351",
                "-, ATU13585626",
                "-, PL8567346216",
                "-, GB802311781",
                "CN, 91110000600037342L",
                "ID, 123456789012345",
                "ID, 3171019913900001",
                "RU, 7707083894",
                "RU, 500100732253",
                "US, 07-3456789",
            })
    void namesWrongCheckDigits(@Nullable String country, String number) {
        assertThat(new TaxId(number).problem(country))
                .hasValueSatisfying(problem -> assertThat(problem).contains("check digits", number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DE4711", "FR1", "ITABC", "ES1", "NL004495445", "BE9428759497", "AT13585627", "PL1", "GB12"})
    void namesWrongForms(String number) {
        assertThat(new TaxId(number).problem(null))
                .hasValueSatisfying(problem -> assertThat(problem).contains("form", number));
    }

    /// A single wrong digit is what check digits are for.
    @Test
    void noticesEachWrongDigitOfANumber() {
        Stream.of("DE136695976", "IT00743110157", "PL8567346215", "ATU13585627", "BE0428759497")
                .forEach(right -> {
                    for (int place = 3; place < right.length(); place++) {
                        char digit = right.charAt(place);
                        char other = digit == '9' ? '0' : (char) (digit + 1);
                        var wrong = right.substring(0, place) + other + right.substring(place + 1);
                        assertThat(new TaxId(wrong).problem(null)).as(wrong).isPresent();
                    }
                });
    }
}
