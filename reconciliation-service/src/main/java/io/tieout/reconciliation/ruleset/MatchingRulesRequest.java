package io.tieout.reconciliation.ruleset;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Ground;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.OwnMarks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is absent stays as in the rules that are in force.
///
/// @param reason why the rules are to change
/// @param feeSuspicionLimit share of the open amount up to which a shortage is proposed as a bank's fee
/// @param exchangeTolerance share of the booked value up to which a difference is proposed as the exchange rate
/// @param roundingTolerance what rounds, for each currency that is to differ from the engine's own
/// @param automatic false: the engine only proposes
/// @param automaticFor the grounds on which it may decide without a person
/// @param combinationMaxItems of a payer with more open items no set is looked for
/// @param combinationSteps after which the search for sets gives up
/// @param suggestions how many proposals are kept for a line
record MatchingRulesRequest(
        @NotBlank @Size(max = 500) String reason,
        @Nullable @Digits(integer = 1, fraction = 6) BigDecimal feeSuspicionLimit,
        @Nullable @Digits(integer = 1, fraction = 6) BigDecimal exchangeTolerance,
        @Nullable @Size(max = 200) List<@NotNull Money> roundingTolerance,
        @Nullable Boolean automatic,
        @Nullable Set<@NotNull Ground> automaticFor,
        @Nullable Integer combinationMaxItems,
        @Nullable Integer combinationSteps,
        @Nullable Integer suggestions,
        @Nullable @Valid Marks ownMarks) {

    /// How the company knows lines that are no customer's payment.
    ///
    /// @param codes what the bank's transaction codes mean
    record Marks(
            @NotNull @Size(max = 200) Map<@NotBlank @Size(max = 12) String, @NotNull LineKind> codes,
            @NotNull @Size(max = 200) List<@NotNull @Valid Word> words) {}

    /// @param word one word, or a run of ideographs
    /// @param moneyIn whether it also counts for money that comes in; false when absent
    record Word(
            @NotBlank @Size(max = 60) String word,
            @NotNull LineKind kind,
            @Nullable Boolean moneyIn) {}

    static MatchingRulesRequest from(RuleSet set) {
        var rules = set.rules();
        return new MatchingRulesRequest(
                set.reason(),
                rules.feeSuspicionLimit(),
                rules.exchangeTolerance(),
                rules.roundingTolerance(),
                rules.automatic(),
                rules.automaticFor(),
                rules.combinationMaxItems(),
                rules.combinationSteps(),
                rules.suggestions(),
                marks(rules.ownMarks()));
    }

    static Marks marks(OwnMarks marks) {
        return new Marks(
                marks.codes(),
                marks.words().stream()
                        .map(word -> new Word(word.text(), word.kind(), word.moneyIn()))
                        .toList());
    }

    MatchingRules over(MatchingRules before) {
        return new MatchingRules(
                or(feeSuspicionLimit, before.feeSuspicionLimit()),
                or(exchangeTolerance, before.exchangeTolerance()),
                or(roundingTolerance, before.roundingTolerance()),
                or(automatic, before.automatic()),
                or(automaticFor, before.automaticFor()),
                or(combinationMaxItems, before.combinationMaxItems()),
                or(combinationSteps, before.combinationSteps()),
                or(suggestions, before.suggestions()),
                ownMarks == null ? before.ownMarks() : marks(ownMarks));
    }

    private static OwnMarks marks(Marks marks) {
        return new OwnMarks(
                marks.codes(),
                marks.words().stream()
                        .map(word -> new OwnMarks.Word(word.word(), word.kind(), Boolean.TRUE.equals(word.moneyIn())))
                        .toList());
    }

    private static <T> T or(@Nullable T wanted, T before) {
        return wanted == null ? before : wanted;
    }
}
