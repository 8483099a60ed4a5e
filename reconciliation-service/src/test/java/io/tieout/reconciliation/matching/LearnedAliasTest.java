package io.tieout.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LearnedAliasTest {

    private static final String IBAN = "DE75512108001245126199";

    private final List<Customer> customers = List.of(
            Customer.named("A", "Lindner Weberei GmbH"),
            Customer.named("B", "Kranz Logistik AG").withIban("DE02120300000000202051"));
    private final List<Item> items = List.of(
            Item.of("A1", "INV-7001", "A", Books.eur("420.00")),
            Item.of("A2", "INV-7002", "A", Books.eur("99.00")),
            Item.of("B1", "INV-7003", "B", Books.eur("310.00")));

    private Outcome receive(Line line, LearnedAlias... aliases) {
        return new Matcher(Policy.standard(), items, customers, Learned.ofAliases(aliases))
                .match(List.of(line))
                .getFirst();
    }

    private static Line from(String payer, String amount, String text) {
        return Line.of("L1", Books.TODAY, Books.eur(amount), payer, text);
    }

    private static LearnedAlias named(String key, String customer, int confirmed, int undone) {
        return new LearnedAlias(AliasKind.NAME, key, customer, confirmed, undone);
    }

    private static List<String> evidence(Outcome outcome) {
        return outcome.evidence().stream()
                .filter(evidence -> evidence.signal() == Signal.LEARNED_ALIAS)
                .map(evidence -> evidence.meaning() + " " + evidence.weight())
                .toList();
    }

    @Test
    void identifiesThePayerOnceThreeMatchesConfirmedIt() {
        var line = from("Hanna Vogt", "420.00", "thanks");

        assertThat(Books.told(receive(line, named("HANNAVOGT", "A", 2, 0)))).isEqualTo("SUGGEST A1=420.00");
        var outcome = receive(line, named("HANNAVOGT", "A", 3, 0));

        assertThat(Books.told(outcome)).isEqualTo("AUTO A1=420.00");
        assertThat(evidence(outcome))
                .containsExactly("was confirmed 3 times and taken back 0 times for Lindner Weberei GmbH 20");
    }

    @Test
    void countsWhatWasTakenBack() {
        var line = from("Hanna Vogt", "420.00", "");

        assertThat(Books.told(receive(line, named("HANNAVOGT", "A", 4, 2)))).isEqualTo("SUGGEST A1=420.00");
        assertThat(Books.told(receive(line, named("HANNAVOGT", "A", 5, 2)))).isEqualTo("AUTO A1=420.00");
        assertThat(evidence(receive(line, named("HANNAVOGT", "A", 2, 2))))
                .containsExactly("was confirmed 2 times and taken back 2 times 0");
    }

    @Test
    void isAmbiguousForeverOnceItWasConfirmedForTwoCustomers() {
        var outcome = receive(
                from("Hanna Vogt", "420.00", ""), named("HANNAVOGT", "A", 50, 0), named("HANNAVOGT", "B", 1, 1));

        assertThat(Books.told(outcome)).isEqualTo("SUGGEST A1=420.00");
        assertThat(evidence(outcome)).containsExactly("was confirmed for 2 customers and identifies none 0");
        // Nor does it make its owner of a payment in parts or of a mistyped number.
        assertThat(Books.told(receive(
                        from("Hanna Vogt", "100.00", "INV-7001 instalment 1"),
                        named("HANNAVOGT", "A", 50, 0),
                        named("HANNAVOGT", "B", 1, 1))))
                .startsWith("SUGGEST");
    }

    @Test
    void neverSpeaksAgainstCustomerData() {
        var known = from("Kranz Logistik AG", "310.00", "");

        assertThat(Books.told(receive(known, named("KRANZLOGISTIK", "A", 2, 0))))
                .isEqualTo("AUTO B1=310.00");
        // What was confirmed often and what is stored differ: a person looks.
        assertThat(Books.told(receive(known.withPayerIban(IBAN), new LearnedAlias(AliasKind.IBAN, IBAN, "A", 3, 0))))
                .startsWith("SUGGEST B1=310.00");
    }

    @Test
    void doesNotBookAPartByAPayerWhoIsNotProven() {
        var part = from("Hanna Vogt", "100.00", "INV-7001 instalment 1");

        assertThat(Books.told(receive(part, named("HANNAVOGT", "A", 2, 0)))).isEqualTo("SUGGEST A1=100.00 [PARTIAL]");
        assertThat(Books.told(receive(part, named("HANNAVOGT", "A", 3, 0)))).isEqualTo("AUTO A1=100.00 [PARTIAL]");
    }

    @Test
    void speaksNoLouderThanADocument() {
        var named = from("Hanna Vogt", "310.00", "INV-7003");

        assertThat(Books.told(receive(named, named("HANNAVOGT", "A", 9, 0))))
                .isEqualTo("AUTO B1=310.00 [THIRD_PARTY_PAYER]");
    }

    @Nested
    class Keys {

        private Map<AliasKind, Set<String>> keys(String payer, String text) {
            return AliasKeys.toKeep(from(payer, "1.00", text));
        }

        @Test
        void areFolded() {
            assertThat(keys("Müller & Söhne GmbH", "").get(AliasKind.NAME)).hasSize(1);
            assertThat(AliasKeys.of(from("Müller & Söhne GmbH", "1.00", "")).get(AliasKind.NAME))
                    .contains("MULLERSOHNE", "MUELLERSOEHNE");
        }

        @Test
        void areNotOfNamesThatAreShortOrCut() {
            assertThat(keys("ABC", "").get(AliasKind.NAME)).isEmpty();
            assertThat(keys("Grosshandelsgesellschaft We", "").get(AliasKind.NAME))
                    .isEmpty();
            assertThat(keys("王五", "").get(AliasKind.NAME)).hasSize(1);
        }

        @Test
        void areTaxIdsThatTheTextCallsOneAndWhoseCheckDigitsAreRight() {
            assertThat(keys("", "NPWP 01.234.567.8-901.000 thanks").get(AliasKind.TAX_ID))
                    .containsExactly("012345678901000");
            assertThat(keys("", "Ust-IdNr. DE136695976").get(AliasKind.TAX_ID)).containsExactly("DE136695976");
            assertThat(keys("", "Ust-IdNr. DE136695975").get(AliasKind.TAX_ID)).isEmpty();
            assertThat(keys("", "税号91350100M000100Y43").get(AliasKind.TAX_ID)).containsExactly("91350100M000100Y43");
            assertThat(keys("", "税号91350100M000100Y44").get(AliasKind.TAX_ID)).isEmpty();
            assertThat(keys("", "invoice 136695976").get(AliasKind.TAX_ID)).isEmpty();
        }
    }
}
