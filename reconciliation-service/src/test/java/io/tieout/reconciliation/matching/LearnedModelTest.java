package io.tieout.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearnedModelTest {

    private static final BigDecimal THRESHOLD = new BigDecimal("0.99");

    private final List<Customer> customers =
            List.of(Customer.named("A", "Lindner Weberei GmbH"), Customer.named("B", "Kranz Logistik AG"));
    private List<Item> items = List.of(
            Item.of("A1", "INV-7001", "A", Books.eur("420.00")).withReference("RF18539007547034"),
            Item.of("B1", "INV-7003", "B", Books.eur("310.00"))
                    .withDates(Books.TODAY.minusDays(60), Books.TODAY.minusDays(30)),
            Item.of("A3", "INV-7004", "A", Books.eur("310.00")).withDates(Books.TODAY.minusDays(40), Books.TODAY));
    private Policy policy = Policy.standard();

    private static ScoringModel model(String bias, Map<Feature, BigDecimal> weights) {
        return new ScoringModel("7", Feature.VERSION, new BigDecimal(bias), weights, THRESHOLD);
    }

    private static final ScoringModel SURE = model("20", Map.of());

    private Outcome receive(Line line, Learned learned) {
        return new Matcher(policy, items, customers, learned)
                .match(List.of(line))
                .getFirst();
    }

    private static Learned deciding(String... disputed) {
        return new Learned(List.of(), SURE, true, Set.of(disputed));
    }

    private static Line from(String payer, String amount, String text) {
        return Line.of("L1", Books.TODAY, Books.eur(amount), payer, text);
    }

    private static Assessment assessment(Outcome outcome, int place) {
        return Objects.requireNonNull(
                ((Outcome.Suggested) outcome).ranked().get(place).assessment());
    }

    @Test
    void showsTheFeaturesOfEachProposalWithoutAModelToo() {
        var outcome = receive(from("Hanna Vogt", "420.00", ""), Learned.NOTHING);

        assertThat(outcome.ruleVersion()).isEqualTo(policy.version());
        var assessment = assessment(outcome, 0);
        assertThat(assessment.modelVersion()).isNull();
        assertThat(assessment.probability()).isNull();
        assertThat(assessment.eligible()).isTrue();
        assertThat(assessment.features())
                .extracting(Assessment.Weighed::feature)
                .contains(Feature.AMOUNT_EXACT, Feature.RULE_RANK, Feature.OLDEST);
        assertThat(assessment.features())
                .allSatisfy(weighed -> assertThat(weighed.weight()).isNull());
    }

    @Test
    void ranksByTheModelAndSaysHow() {
        var line = from("Somebody", "310.00", "");
        assertThat(Books.told(receive(line, Learned.NOTHING))).startsWith("SUGGEST B1");
        var near = model("-1", Map.of(Feature.DUE_DISTANCE, new BigDecimal("-3")));

        var outcome = receive(line, new Learned(List.of(), near, true, Set.of()));

        assertThat(Books.told(outcome)).startsWith("SUGGEST A3");
        assertThat(outcome.ruleVersion()).isEqualTo(policy.version() + "+model.7");
        assertThat(assessment(outcome, 0).probability()).isEqualByComparingTo("0.268941");
        assertThat(assessment(outcome, 1).features())
                .contains(new Assessment.Weighed(Feature.DUE_DISTANCE, new BigDecimal("0.333"), new BigDecimal("-3")));
        assertThat(receive(line, new Learned(List.of(), near, true, Set.of()))).isEqualTo(outcome);
    }

    @Test
    void booksTheOnlyProposalWhereItMayAndIsSure() {
        var line = from("Hanna Vogt", "420.00", "");
        var outcome = receive(line, deciding());

        assertThat(outcome).isInstanceOf(Outcome.Automatic.class);
        assertThat(outcome.ruleVersion()).endsWith("+model.7");
        assertThat(outcome.evidence())
                .anySatisfy(seen -> assertThat(seen.saw()).isEqualTo("model 7"))
                .anySatisfy(seen -> assertThat(seen.saw()).isEqualTo("AMOUNT_EXACT 1.000"));
        assertThat(receive(line, new Learned(List.of(), SURE, false, Set.of()))).isInstanceOf(Outcome.Suggested.class);
        var unsure = model("4.5", Map.of());
        assertThat(receive(line, new Learned(List.of(), unsure, true, Set.of())))
                .isInstanceOf(Outcome.Suggested.class);
    }

    @Test
    void leavesNothingForTheNextLineOfWhatItBooked() {
        var outcomes = new Matcher(policy, items, customers, deciding())
                .match(List.of(
                        from("Hanna Vogt", "420.00", ""),
                        Line.of("L2", Books.TODAY.plusDays(1), Books.eur("420.00"), "Otto Brandt", "")));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Automatic.class);
        assertThat(((Outcome.Suggested) outcomes.get(1)).ranked()).isEmpty();
    }

    /// What no model may book, however sure it is.
    @Nested
    class Never {

        @Test
        void againstCheckDigits() {
            assertThat(receive(from("Lindner Weberei", "420.00", "RF19539007547034"), deciding()))
                    .isInstanceOf(Outcome.Suggested.class);
        }

        @Test
        void whereASecondExplanationExists() {
            var outcome = receive(from("Somebody", "310.00", ""), deciding());

            assertThat(outcome).isInstanceOf(Outcome.Suggested.class);
            assertThat(outcome.flags()).contains(Flag.AMBIGUOUS);
            assertThat(assessment(outcome, 0).eligible()).isFalse();
        }

        @Test
        void whatSomebodyDisputes() {
            assertThat(receive(from("Hanna Vogt", "420.00", ""), deciding("A1")))
                    .isInstanceOf(Outcome.Suggested.class);
        }

        @Test
        void whatWasTakenBack() {
            assertThat(receive(from("Hanna Vogt", "420.00", "").suggestOnly(true), deciding()))
                    .isInstanceOf(Outcome.Suggested.class);
        }

        @Test
        void whatTheBooksDoNotTake() {
            policy = Policy.standard().withBookable(EnumSet.of(PartType.ON_ACCOUNT));
            items = List.of(discounted(Books.TODAY));

            var outcome = receive(from("Hanna Vogt", "970.00", "INV-7005"), deciding());

            assertThat(Books.told(outcome)).startsWith("SUGGEST A5=1000.00 DISCOUNT=-30.00");
        }

        /// Booked it would be, with a discrepancy beside it; a model opens none.
        @ParameterizedTest
        @CsvSource({
            "440.00, INV-7001, OVERPAYMENT",
            "300.00, INV-7001, UNDERPAYMENT",
            "418.00, INV-7001, UNDERPAYMENT",
            "970.00, INV-7005, UNEARNED_DISCOUNT"
        })
        void whatSomeoneHasToLookAt(String amount, String number, Flag flag) {
            items = List.of(items.getFirst(), discounted(Books.TODAY.minusDays(11)));

            var outcome = receive(from("Hanna Vogt", amount, number), deciding());

            assertThat(outcome).isInstanceOf(Outcome.Suggested.class);
            assertThat(outcome.flags()).contains(flag);
            assertThat(assessment(outcome, 0).eligible()).isFalse();
        }

        private static Item discounted(LocalDate date) {
            return new Item(
                    "A5",
                    List.of("INV-7005"),
                    "A",
                    100_000,
                    Currency.getInstance("EUR"),
                    null,
                    List.of(),
                    date,
                    null,
                    new Terms(new BigDecimal("3"), 10),
                    null,
                    null,
                    null,
                    false);
        }

        @Test
        void moneyThatWentBack() {
            var line = from("Hanna Vogt", "420.00", "");
            var reversal = line.withBank(new Line.Bank("ACC", "R1", null, true));

            assertThat(receive(reversal, deciding())).isInstanceOf(Outcome.Suggested.class);
            assertThat(receive(from("Hanna Vogt", "-420.00", "returned direct debit"), deciding()))
                    .isInstanceOf(Outcome.Suggested.class);
        }

        @ParameterizedTest
        @EnumSource(
                value = Flag.class,
                names = {"DISPUTE_OPENED", "CHARGEBACK", "DUPLICATE_PAYMENT"})
        void whateverElseIsDoubtful(Flag flag) {
            var text =
                    switch (flag) {
                        case CHARGEBACK -> "chargeback INV-7001";
                        case DUPLICATE_PAYMENT -> "INV-7001";
                        default -> "INV-7001 less damaged goods";
                    };
            var lines = flag == Flag.DUPLICATE_PAYMENT
                    ? List.of(
                            from("Lindner Weberei", "420.00", text),
                            Line.of("L2", Books.TODAY.plusDays(1), Books.eur("420.00"), "Hanna Vogt", text))
                    : List.of(from("Hanna Vogt", flag == Flag.CHARGEBACK ? "-420.00" : "400.00", text));

            var last = new Matcher(policy, items, customers, deciding())
                    .match(lines)
                    .getLast();

            assertThat(last.flags()).contains(flag);
            assertThat(last).isNotInstanceOf(Outcome.Automatic.class);
        }
    }
}
