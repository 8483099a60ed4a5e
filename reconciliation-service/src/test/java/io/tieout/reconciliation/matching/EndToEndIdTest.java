package io.tieout.reconciliation.matching;

import static io.tieout.reconciliation.matching.Books.eur;
import static io.tieout.reconciliation.matching.Books.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lindner owes the same twice: what names neither of the two leaves the choice to a person.
class EndToEndIdTest {

    private static final String OF_SEVEN = "RF62B20260007";

    private final Books books = new Books()
            .owes(Item.of("B-7", "B-7", "Weberei Lindner", eur("420.00")).withReference(OF_SEVEN))
            .owes("Weberei Lindner", "B-8", "420.00")
            .owes("Weberei Lindner", "4711008", "420.00")
            .owes("Anton Huber", "H-1", "420.00");

    private String outcome(String payer, String amount, String text, String endToEndId) {
        return told(books.receive(books.pays(payer, amount, text).withEndToEndId(endToEndId)));
    }

    @Test
    void isEvidenceWhereItIsAPayersOwnDocument() {
        var outcome =
                books.receive(books.pays("WEBEREI LINDNER", "420.00", "danke").withEndToEndId("b-8"));

        assertThat(told(outcome)).isEqualTo("AUTO B-8=420.00");
        assertThat(outcome.evidence()).contains(new Evidence(Signal.END_TO_END_ID, "b-8", "names B-8", 35));
    }

    @Test
    void mayBeTheReferenceThatWeGave() {
        assertThat(outcome("WEBEREI LINDNER", "420.00", "", OF_SEVEN)).isEqualTo("AUTO B-7=420.00");
    }

    @Test
    void ofAnotherAmountIsOnlySuggested() {
        assertThat(outcome("WEBEREI LINDNER", "400.00", "", "B-8")).startsWith("SUGGEST B-8=400.00");
    }

    @Test
    void saysNothingBesideWhatTheTextNames() {
        assertThat(outcome("WEBEREI LINDNER", "420.00", "B-7", "B-8")).isEqualTo("AUTO B-7=420.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTPROVIDED", "4711008", "RUN B-8", "B-8/2", "H-1", "B-9", "-", ""})
    void isTheirOwnNumberingWhereItIsNotWhollyOneOfTheirDocuments(String endToEndId) {
        assertThat(outcome("WEBEREI LINDNER", "420.00", "", endToEndId))
                .isEqualTo(told(books.receive(books.pays("WEBEREI LINDNER", "420.00", ""))))
                .startsWith("SUGGEST");
    }

    @Test
    void ofSomebodyWhoCannotBeTheCustomerBooksNothing() {
        assertThat(outcome("QUENTIN XYLANDER", "420.00", "", "B-8"))
                .isEqualTo(outcome("QUENTIN XYLANDER", "420.00", "", "RUN-1"))
                .startsWith("SUGGEST");
    }

    @Test
    void ofASettledDocumentIsTakenForTheirOwnNumbering() {
        books.owes(Item.of("B-6", "B-6", "Weberei Lindner", eur("0.00")));

        assertThat(outcome("WEBEREI LINDNER", "420.00", "", "B-6"))
                .isEqualTo(outcome("WEBEREI LINDNER", "420.00", "", "RUN-1"));
    }

    @Test
    void restsOnThePayerAsFarAsThatIsKnown() {
        assertThat(outcome("", "420.00", "", "B-8")).isEqualTo(outcome("", "420.00", "", "RUN-1"));
    }

    @Test
    void isLeftToPeopleWithTheNumbersOfInvoices() {
        var grounds = EnumSet.allOf(Ground.class);
        grounds.remove(Ground.INVOICE_NUMBER);
        books.policy(Policy.standard().withAutomatic(grounds));

        assertThat(outcome("WEBEREI LINDNER", "420.00", "", "B-8")).isEqualTo("SUGGEST B-8=420.00");
    }
}
