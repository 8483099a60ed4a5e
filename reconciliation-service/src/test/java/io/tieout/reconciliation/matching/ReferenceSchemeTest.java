package io.tieout.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceSchemeTest {

    @ParameterizedTest
    @CsvSource({
        "CREDITOR_REFERENCE, RF18539007547034",
        "CREDITOR_REFERENCE, RF332348236",
        "SWISS_QR, 210000000003139471430009017",
        "BELGIAN, 010806817183",
        "BELGIAN, 000000009797",
        "FINNISH, 1234561",
        "FINNISH, 00000000000001234561",
        "FINNISH, 1009",
        "NORWEGIAN, 12345678903",
        "NORWEGIAN, 1234567892",
        "SLOVENIAN, SI121234567890120",
        "SLOVENIAN, SI0012345678",
    })
    void acceptsPublishedExamples(ReferenceScheme scheme, String reference) {
        assertThat(scheme.accepts(reference)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CREDITOR_REFERENCE, RF18539007547043",
        "SWISS_QR, 210000000003139471430009018",
        "BELGIAN, 010806817138",
        "FINNISH, 1234562",
        "NORWEGIAN, 12345678904",
        "SLOVENIAN, SI121234567890121",
        "FINNISH, 123456A",
        "NORWEGIAN, 1",
    })
    void refusesWrongCheckDigitsAndForms(ReferenceScheme scheme, String reference) {
        assertThat(scheme.accepts(reference)).isFalse();
    }

    @Property(tries = 200)
    void everyChangedDigitIsNoticed(
            @ForAll("checked") ReferenceScheme scheme, @ForAll("digits") String body, @ForAll int place) {
        var reference = completed(scheme, body);
        int at = Math.floorMod(place, body.length());
        char other = reference.charAt(at) == '9' ? '0' : (char) (reference.charAt(at) + 1);

        assertThat(scheme.accepts(reference)).isTrue();
        assertThat(scheme.accepts(reference.substring(0, at) + other + reference.substring(at + 1)))
                .isFalse();
    }

    @Property(tries = 200)
    void aFinnishReferenceMeetsAllItsForms(@ForAll("digits") String body) {
        var national = completed(ReferenceScheme.FINNISH, body);
        var key = "FI:" + national.replaceFirst("^0+", "");

        assertThat(ReferenceScheme.keys("000" + national)).contains(key);
        assertThat(ReferenceScheme.storedKeys(national)).contains(key);
        for (int check = 2; check < 99; check++) {
            var international = "RF" + (check < 10 ? "0" : "") + check + national;
            if (ReferenceScheme.CREDITOR_REFERENCE.accepts(international)) {
                assertThat(ReferenceScheme.keys(international)).contains(key);
                // The body of an RF reference is often the invoice's number, and no Finnish reference.
                assertThat(ReferenceScheme.storedKeys(international)).containsExactly(international);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1234561, 1234651, true", // exchanged neighbours
        "1234561, 1234562, true",
        "1234561, 123456, true", // one missing
        "1234561, 9934567, false", // another figure
        "1234561, 1234561, false", // no slip
        "1234561, 12348, false", // too short to tell
        "8808081234567899, 8808081234567898, false", // has no check digits
    })
    void tellsASlipFromAnotherFigure(String stored, String written, boolean slip) {
        assertThat(ReferenceScheme.isSlipOf(stored, written)).isEqualTo(slip);
    }

    @Provide
    Arbitrary<ReferenceScheme> checked() {
        return Arbitraries.of(ReferenceScheme.FINNISH, ReferenceScheme.SWISS_QR);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofMinLength(6).ofMaxLength(14).filter(body -> body.charAt(0) != '0');
    }

    private static String completed(ReferenceScheme scheme, String body) {
        var padded = scheme == ReferenceScheme.SWISS_QR ? "2".repeat(26 - body.length()) + body : body;
        for (int check = 0; check < 10; check++) {
            if (scheme.accepts(padded + check)) {
                return padded + check;
            }
        }
        throw new AssertionError("every body has a check digit");
    }
}
