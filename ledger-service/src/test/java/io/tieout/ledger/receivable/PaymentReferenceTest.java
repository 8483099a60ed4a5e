package io.tieout.ledger.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReferenceTest {

    private final PaymentReference reference = PaymentReference.of(new InvoiceNumber("INV-2026", 42));

    @Test
    void containsTheInvoiceNumberThatPeopleKnow() {
        assertThat(reference.value()).matches("RF\\d{2}INV2026000042");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF18539007547034", "RF712348231", "RF18000000000539007547034"})
    void agreesWithReferencesOfOtherIssuers(String known) {
        assertThat(new PaymentReference(known)).hasToString(known);
    }

    @Test
    void findsEveryMistypedCharacter() {
        var text = reference.value();
        for (int place = 2; place < text.length(); place++) {
            char wrong = text.charAt(place) == '7' ? '8' : '7';
            var mistyped = text.substring(0, place) + wrong + text.substring(place + 1);
            assertThatIllegalArgumentException().as(mistyped).isThrownBy(() -> new PaymentReference(mistyped));
        }
    }

    @Test
    void findsExchangedNeighbours() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentReference("RF18539007547043"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RF18", "RF1853900754703400000000000", "rf18539007547034", "DE18539007547034"})
    void refusesOtherForms(String other) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentReference(other));
    }

    @Test
    void numbersGrowBeyondSixDigits() {
        var number = new InvoiceNumber(InvoiceNumber.seriesOf(LocalDate.of(2026, 3, 31)), 1_234_567);

        assertThat(number).hasToString("INV-2026-1234567");
        assertThat(PaymentReference.of(number).value()).endsWith("INV20261234567");
    }

    @Test
    void refusesNumberZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InvoiceNumber("INV-2026", 0));
    }
}
