package io.tieout.reconciliation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.reconciliation.matching.Ground;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.OwnMarks;
import io.tieout.reconciliation.matching.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingRulesTest {

    private static final MatchingRules STANDARD = MatchingRules.standard();

    @Test
    void areFoundInAnOutcomesVersionWhateverModelHadASay() {
        for (var rules : List.of(Policy.RULES, Policy.versionOf(7))) {
            assertThat(Policy.rulesIn(rules)).isEqualTo(rules);
            assertThat(Policy.rulesIn(rules + "+model.3")).isEqualTo(rules);
        }
    }

    @Test
    void areTheEnginesOwnWhereNothingIsSet() {
        var policy = STANDARD.toPolicy(7);
        assertThat(policy.version()).isEqualTo(Policy.RULES + "+7");
        assertThat(policy).usingRecursiveComparison().ignoringFields("version").isEqualTo(Policy.standard());
        assertThatCode(STANDARD::requireSafe).doesNotThrowAnyException();
    }

    @Test
    void decideNothingWithoutAPersonWhenAutomaticIsOff() {
        var rules = new MatchingRules(
                STANDARD.feeSuspicionLimit(),
                STANDARD.exchangeTolerance(),
                List.of(Money.ofMinor(5, "CHF")),
                false,
                STANDARD.automaticFor(),
                60,
                200_000,
                5,
                OwnMarks.NONE);
        assertThat(rules.toPolicy(1).automatic()).isEmpty();
        assertThat(rules.toPolicy(1).roundingToleranceOf(Currency.getInstance("CHF")))
                .isEqualTo(5);
        assertThat(rules.toPolicy(1).roundingToleranceOf(Currency.getInstance("IDR")))
                .isEqualTo(100);
    }

    @Test
    void keepTheirLimitsWithinBounds() {
        assertThat(refused(limits("0.11", "0.02", 60, 200_000, 5))).containsExactly("/feeSuspicionLimit");
        assertThat(refused(limits("-0.01", "0.02", 60, 200_000, 5))).containsExactly("/feeSuspicionLimit");
        // Below the standard the rate's part of a shortage would be booked as an instalment.
        assertThat(refused(limits("0.03", "0.019", 60, 200_000, 5))).containsExactly("/exchangeTolerance");
        assertThat(refused(limits("0.03", "0.11", 60, 200_000, 5))).containsExactly("/exchangeTolerance");
        assertThat(refused(limits("0.03", "0.02", 1, 999, 0)))
                .containsExactly("/combinationMaxItems", "/combinationSteps", "/suggestions");
        assertThat(refused(limits("0.03", "0.02", 61, 1_000_001, 21)))
                .containsExactly("/combinationMaxItems", "/combinationSteps", "/suggestions");
        assertThatCode(() -> limits("0.10", "0.10", 2, 1_000, 20).requireSafe()).doesNotThrowAnyException();
    }

    @Test
    void roundNoMoreThanPracticeDoes() {
        assertThatCode(() -> rounding(Money.ofMinor(5, "CHF"), Money.ofMinor(100, "IDR"), Money.ofMinor(0, "EUR"))
                        .requireSafe())
                .doesNotThrowAnyException();
        assertThat(refused(rounding(Money.ofMinor(6, "EUR")))).containsExactly("/roundingTolerance/0");
        assertThat(refused(rounding(Money.ofMinor(101, "IDR")))).containsExactly("/roundingTolerance/0");
        assertThat(refused(rounding(Money.ofMinor(-1, "EUR")))).containsExactly("/roundingTolerance/0");
        assertThat(refused(rounding(Money.ofMinor(1, "EUR"), Money.ofMinor(2, "EUR"))))
                .containsExactly("/roundingTolerance/1");
    }

    @Test
    void leaveNoAmountToTheEngineWhileDocumentsWaitForPeople() {
        var withoutNumbers = EnumSet.complementOf(EnumSet.of(Ground.INVOICE_NUMBER));
        assertThat(refused(grounds(withoutNumbers))).hasSize(3).containsOnly("/automaticFor");
        withoutNumbers.removeAll(EnumSet.of(Ground.UNIQUE_CODE, Ground.PAYER_AND_AMOUNT, Ground.COMBINATION));
        assertThatCode(() -> grounds(withoutNumbers).requireSafe()).doesNotThrowAnyException();
        assertThat(refused(grounds(EnumSet.complementOf(EnumSet.of(Ground.PAYER_AND_AMOUNT)))))
                .containsExactly("/automaticFor");
        assertThatCode(() -> grounds(Set.of()).requireSafe()).doesNotThrowAnyException();
        assertThatCode(() -> grounds(EnumSet.complementOf(EnumSet.of(Ground.COMBINATION, Ground.TEXT_RULE)))
                        .requireSafe())
                .doesNotThrowAnyException();
    }

    @Test
    void takeNoCodeOfOrdinaryPayments() {
        assertThatCode(() -> code("MGMT").requireSafe()).doesNotThrowAnyException();
        assertThatCode(() -> code("818").requireSafe()).doesNotThrowAnyException();
        for (var code : List.of("pmnt", "ESCT", "NTRF", "166", "555", "0805", "A B", "X")) {
            assertThat(refused(code(code))).as(code).hasSize(1);
        }
    }

    @Test
    void takeNoWordOfCustomers() {
        assertThatCode(() -> word("Stadtwerke", LineKind.OTHER, false).requireSafe())
                .doesNotThrowAnyException();
        assertThatCode(() -> word("Poolausgleich", LineKind.OWN_TRANSFER, true).requireSafe())
                .doesNotThrowAnyException();
        assertThatCode(() -> word("电费", LineKind.OTHER, false).requireSafe()).doesNotThrowAnyException();
        for (var word : List.of("Rechnung", "GmbH", "AB", "INV-7", "123", "two words", "电", "Storno")) {
            assertThat(refused(word(word, LineKind.OTHER, false))).as(word).containsExactly("/ownMarks/words");
        }
        assertThat(refused(word("Zuschuss", LineKind.OTHER, true))).containsExactly("/ownMarks/words");
    }

    private static List<String> refused(MatchingRules rules) {
        var pointers = new ArrayList<String>();
        assertThatThrownBy(rules::requireSafe)
                .isInstanceOfSatisfying(MatchingRulesUnsafe.class, refusal -> refusal.errors().stream()
                        .map(FieldProblem::pointer)
                        .forEach(pointers::add));
        return pointers;
    }

    private static MatchingRules limits(String fee, String exchange, int items, int steps, int suggestions) {
        return new MatchingRules(
                new BigDecimal(fee),
                new BigDecimal(exchange),
                List.of(),
                true,
                STANDARD.automaticFor(),
                items,
                steps,
                suggestions,
                OwnMarks.NONE);
    }

    private static MatchingRules rounding(Money... tolerances) {
        return with(List.of(tolerances), STANDARD.automaticFor(), OwnMarks.NONE);
    }

    private static MatchingRules grounds(Set<Ground> grounds) {
        return with(List.of(), grounds, OwnMarks.NONE);
    }

    private static MatchingRules code(String code) {
        return with(List.of(), STANDARD.automaticFor(), new OwnMarks(Map.of(code, LineKind.OTHER), List.of()));
    }

    private static MatchingRules word(String word, LineKind kind, boolean moneyIn) {
        return with(
                List.of(),
                STANDARD.automaticFor(),
                new OwnMarks(Map.of(), List.of(new OwnMarks.Word(word, kind, moneyIn))));
    }

    private static MatchingRules with(List<Money> rounding, Set<Ground> grounds, OwnMarks marks) {
        return new MatchingRules(
                STANDARD.feeSuspicionLimit(),
                STANDARD.exchangeTolerance(),
                rounding,
                true,
                grounds,
                60,
                200_000,
                5,
                marks);
    }
}
