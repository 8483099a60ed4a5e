package io.tieout.reconciliation.matching;

import static io.tieout.reconciliation.matching.Books.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroundTest {

    private final Books books = new Books();

    @Test
    void leftToPeopleIsOnlySuggestedAndSaysWhy() {
        books.policy(without(Ground.INVOICE_NUMBER)).owes("Lindner", "AR-1", "64.00");
        var outcome = books.receive(books.pays("LINDNER", "64.00", "AR-1"));
        assertThat(told(outcome)).isEqualTo("SUGGEST AR-1=64.00");
        assertThat(outcome.evidence()).anySatisfy(evidence -> assertThat(evidence.meaning())
                .isEqualTo("the company's rules leave INVOICE_NUMBER to people"));
    }

    @Test
    void ofAnOrderIsLeftToPeopleAlone() {
        books.policy(without(Ground.ORDER)).owes("Lindner", "AR-1", "64.00");
        assertThat(told(books.receive(books.pays("LINDNER", "70.00", "Bestellung 88-1207"))))
                .isEqualTo("SUGGEST ON_ACCOUNT=70.00 [PREPAYMENT]");
        assertThat(told(books.receive(books.pays("LINDNER", "64.00", "AR-1")))).isEqualTo("AUTO AR-1=64.00");
    }

    @Test
    void ofWhatIsNoPaymentIsLeftToPeopleToo() {
        books.policy(without(Ground.TEXT_RULE, Ground.BANK_CODE, Ground.OWN_ACCOUNT)
                .withOwnIbans(Set.of("DE02120300000000202051")));
        assertThat(told(books.receive(books.pays("BANKHAUS", "3.20", "HABENZINSEN Q1"))))
                .isEqualTo("SUGGEST [NOT_RECEIVABLE]");
        assertThat(told(books.receive(books.pays("BANKHAUS", "3.20", "").withTransactionCode("NINT"))))
                .isEqualTo("SUGGEST [NOT_RECEIVABLE]");
        assertThat(told(books.receive(books.pays("WIR", "3.20", "").withPayerIban("DE02120300000000202051"))))
                .isEqualTo("SUGGEST [INTERNAL_TRANSFER]");
    }

    @Test
    void whenNoneIsLeftNothingIsBooked() {
        books.policy(Policy.standard().withAutomatic(Set.of()))
                .owes("Lindner", "AR-1", "64.00")
                .owes("Lindner", "AR-2", "20.00");
        for (var line : List.of(
                books.pays("LINDNER", "64.00", "AR-1"),
                books.pays("LINDNER", "64.00", ""),
                books.pays("LINDNER", "84.00", ""),
                books.pays("LINDNER", "70.00", "AR-1"),
                books.pays("", "-9.90", "Kontoführung 03/26"))) {
            assertThat(told(books.receive(line))).startsWith("SUGGEST");
        }
    }

    @Test
    void ofOwnCodesAndWordsIsTheCompanys() {
        books.policy(Policy.standard()
                        .withOwnMarks(new OwnMarks(
                                Map.of("mgmt", LineKind.BANK_FEE, "153", LineKind.OTHER),
                                List.of(
                                        new OwnMarks.Word("Stadtwerke", LineKind.OTHER, false),
                                        new OwnMarks.Word("电费", LineKind.OTHER, false),
                                        new OwnMarks.Word("Poolausgleich", LineKind.OWN_TRANSFER, true)))))
                .owes("Stadtwerke Nord", "AR-1", "64.00");
        assertThat(told(books.receive(books.pays("X", "-3.00", "").withTransactionCode("ACMT-MGMT"))))
                .isEqualTo("IGNORE BANK_FEE [NOT_RECEIVABLE]");
        assertThat(told(books.receive(books.pays("X", "-3.00", "").withTransactionCode("153"))))
                .isEqualTo("IGNORE OTHER [NOT_RECEIVABLE]");
        assertThat(told(books.receive(books.pays("Stadtwerke Süd", "-80.00", "Abschlag Strom"))))
                .isEqualTo("IGNORE OTHER [NOT_RECEIVABLE]");
        assertThat(told(books.receive(books.pays("X", "-80.00", "三月电费")))).isEqualTo("IGNORE OTHER [NOT_RECEIVABLE]");
        assertThat(told(books.receive(books.pays("X", "80.00", "Poolausgleich"))))
                .isEqualTo("IGNORE OWN_TRANSFER [INTERNAL_TRANSFER]");
        // Money that comes in, a customer of that name, and a text that names a document stay what they are.
        assertThat(told(books.receive(books.pays("Stadtwerke Süd", "80.00", ""))))
                .isEqualTo("SUGGEST");
        assertThat(told(books.receive(books.pays("STADTWERKE NORD", "64.00", "Stadtwerke"))))
                .isEqualTo("AUTO AR-1=64.00");
        assertThat(told(books.receive(books.pays("X", "64.00", "AR-1 Poolausgleich"))))
                .startsWith("AUTO AR-1=64.00");
    }

    private static Policy without(Ground... grounds) {
        var left = EnumSet.allOf(Ground.class);
        left.removeAll(List.of(grounds));
        return Policy.standard().withAutomatic(left);
    }
}
