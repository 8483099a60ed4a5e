package io.tieout.reconciliation.ruleset;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.reconciliation.matching.Ground;
import io.tieout.reconciliation.matching.OwnMarks;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.matching.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a company may set about matching. Within these bounds nothing that is proposed today becomes a guess that is
/// booked.
///
/// @param feeSuspicionLimit share of the open amount up to which a shortage is proposed as a bank's fee
/// @param exchangeTolerance share of the booked value up to which a difference is proposed as the exchange rate
/// @param roundingTolerance what rounds, in each currency that is to differ from the engine's own
/// @param automatic false: the engine only proposes
/// @param automaticFor the grounds on which it may decide
/// @param combinationMaxItems of a payer with more open items no set is looked for
/// @param combinationSteps after which the search for sets gives up
/// @param suggestions how many proposals are kept for a line
/// @param ownMarks the company's own marks of lines that are no customer's payment
record MatchingRules(
        BigDecimal feeSuspicionLimit,
        BigDecimal exchangeTolerance,
        List<Money> roundingTolerance,
        boolean automatic,
        Set<Ground> automaticFor,
        int combinationMaxItems,
        int combinationSteps,
        int suggestions,
        OwnMarks ownMarks) {

    private static final BigDecimal MOST_SUSPECTED = new BigDecimal("0.10");

    /// Below this a rate difference on a document in another currency would be taken for an instalment.
    private static final BigDecimal LEAST_EXCHANGE = Policy.standard().exchangeTolerance();

    private static final BigDecimal MOST_EXCHANGE = new BigDecimal("0.10");

    /// Cash is rounded to five of the smallest unit where it is rounded at all.
    private static final long MOST_ROUNDED = 5;

    private static final int MOST_MARKS = 200;

    /// What names a document. Where one of these is left to people, an amount alone must be too: it would take the
    /// item that such a payment waits for.
    private static final Set<Ground> BY_DOCUMENT =
            EnumSet.of(Ground.COLLECTIVE, Ground.REFERENCE, Ground.INVOICE_NUMBER, Ground.FOLDED_NUMBER);

    private static final Set<Ground> BY_AMOUNT =
            EnumSet.of(Ground.UNIQUE_CODE, Ground.PAYER_AND_AMOUNT, Ground.COMBINATION);

    MatchingRules {
        roundingTolerance = roundingTolerance.stream()
                .sorted(Comparator.comparing(money -> money.currency().getCurrencyCode()))
                .toList();
        automaticFor = automaticFor.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(automaticFor));
    }

    /// The engine's own knobs.
    static MatchingRules standard() {
        var policy = Policy.standard();
        return new MatchingRules(
                policy.feeSuspicionLimit(),
                policy.exchangeTolerance(),
                List.of(),
                true,
                policy.automatic(),
                policy.combinationMaxItems(),
                policy.combinationBudget(),
                policy.suggestions(),
                OwnMarks.NONE);
    }

    Policy toPolicy(int number) {
        var standard = Policy.standard();
        var rounding = new HashMap<>(standard.roundingTolerance());
        roundingTolerance.forEach(money -> rounding.put(money.currency().getCurrencyCode(), money.minorUnits()));
        return new Policy(
                Policy.versionOf(number),
                Set.of(),
                feeSuspicionLimit,
                exchangeTolerance,
                rounding,
                automatic ? automaticFor : Set.of(),
                combinationMaxItems,
                combinationSteps,
                suggestions,
                ownMarks,
                false,
                EnumSet.allOf(PartType.class));
    }

    /// Refuses what could make a guess automatic, or the engine useless, and says why.
    void requireSafe() {
        var problems = Stream.of(limits(), rounding(), grounds(), codes(), words())
                .flatMap(List::stream)
                .toList();
        if (!problems.isEmpty()) {
            throw new MatchingRulesUnsafe(problems);
        }
    }

    private List<FieldProblem> limits() {
        var problems = new ArrayList<FieldProblem>();
        if (feeSuspicionLimit.signum() < 0 || feeSuspicionLimit.compareTo(MOST_SUSPECTED) > 0) {
            problems.add(new FieldProblem(
                    "/feeSuspicionLimit",
                    "must be between 0 and " + MOST_SUSPECTED + ": what is missing beyond that is no bank's fee"));
        }
        if (exchangeTolerance.compareTo(LEAST_EXCHANGE) < 0) {
            problems.add(new FieldProblem(
                    "/exchangeTolerance",
                    "must be at least " + LEAST_EXCHANGE
                            + ": below that what the rate took would be booked as an instalment without a person"));
        }
        if (exchangeTolerance.compareTo(MOST_EXCHANGE) > 0) {
            problems.add(new FieldProblem(
                    "/exchangeTolerance",
                    "must be at most " + MOST_EXCHANGE + ": a rate further away is more likely a mistake"));
        }
        within(problems, "/combinationMaxItems", combinationMaxItems, 2, 60);
        within(problems, "/combinationSteps", combinationSteps, 1_000, 1_000_000);
        within(problems, "/suggestions", suggestions, 1, 20);
        return problems;
    }

    private static void within(List<FieldProblem> problems, String pointer, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(new FieldProblem(pointer, "must be between " + least + " and " + most));
        }
    }

    /// What rounds is booked without a person, so it stays within what rounds in practice.
    private List<FieldProblem> rounding() {
        var problems = new ArrayList<FieldProblem>();
        var seen = new HashSet<String>();
        for (int i = 0; i < roundingTolerance.size(); i++) {
            var money = roundingTolerance.get(i);
            var pointer = "/roundingTolerance/" + i;
            if (!seen.add(money.currency().getCurrencyCode())) {
                problems.add(new FieldProblem(pointer, "names " + money.currency() + " twice"));
            }
            var most = Money.ofMinor(
                    Math.max(MOST_ROUNDED, Policy.standard().roundingToleranceOf(money.currency())), money.currency());
            if (money.isNegative() || money.compareTo(most) > 0) {
                problems.add(new FieldProblem(
                        pointer,
                        "must be between nothing and " + most
                                + ": a rounding is booked without a person, and more is not what rounding leaves"));
            }
        }
        return problems;
    }

    private List<FieldProblem> grounds() {
        var problems = new ArrayList<FieldProblem>();
        var missing = EnumSet.copyOf(BY_DOCUMENT);
        missing.removeAll(automaticFor);
        for (var ground : BY_AMOUNT) {
            if (automaticFor.contains(ground) && !missing.isEmpty()) {
                problems.add(new FieldProblem(
                        "/automaticFor",
                        ground + " needs " + missing
                                + " too: an amount alone would take what a payment that names its document, and waits"
                                + " for a person, is for"));
            }
        }
        if (automaticFor.contains(Ground.COMBINATION) && !automaticFor.contains(Ground.PAYER_AND_AMOUNT)) {
            problems.add(new FieldProblem(
                    "/automaticFor",
                    "COMBINATION needs PAYER_AND_AMOUNT too: a set would take the item of a single payment that waits"
                            + " for a person"));
        }
        return problems;
    }

    private List<FieldProblem> codes() {
        var problems = new ArrayList<FieldProblem>();
        ownMarks.codes().keySet().forEach(code -> {
            var why = OwnMarks.whyNotCode(code);
            if (why != null) {
                problems.add(new FieldProblem("/ownMarks/codes/" + code, why));
            }
        });
        if (ownMarks.codes().size() > MOST_MARKS) {
            problems.add(new FieldProblem("/ownMarks/codes", "must be at most " + MOST_MARKS));
        }
        return problems;
    }

    private List<FieldProblem> words() {
        var problems = new ArrayList<FieldProblem>();
        var seen = new HashSet<String>();
        for (var word : ownMarks.words()) {
            var why = seen.add(word.text()) ? OwnMarks.whyNotWord(word) : "is there twice";
            if (why != null) {
                problems.add(new FieldProblem("/ownMarks/words", "\"" + word.text() + "\" " + why));
            }
        }
        if (ownMarks.words().size() > MOST_MARKS) {
            problems.add(new FieldProblem("/ownMarks/words", "must be at most " + MOST_MARKS));
        }
        return problems;
    }

    /// Each setting by its name, so that two sets can be laid side by side.
    SortedMap<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("feeSuspicionLimit", plain(feeSuspicionLimit));
        settings.put("exchangeTolerance", plain(exchangeTolerance));
        roundingTolerance.forEach(money -> settings.put("roundingTolerance/" + money.currency(), money.toString()));
        settings.put("automatic", Boolean.toString(automatic));
        for (var ground : Ground.values()) {
            settings.put("automaticFor/" + ground, Boolean.toString(automaticFor.contains(ground)));
        }
        settings.put("combinationMaxItems", Integer.toString(combinationMaxItems));
        settings.put("combinationSteps", Integer.toString(combinationSteps));
        settings.put("suggestions", Integer.toString(suggestions));
        ownMarks.codes().forEach((code, kind) -> settings.put("ownMarks/codes/" + code, kind.name()));
        ownMarks.words()
                .forEach(word -> settings.put(
                        "ownMarks/words/" + word.text(), word.kind() + (word.moneyIn() ? ", also money in" : "")));
        return settings;
    }

    private static String plain(BigDecimal share) {
        return share.signum() == 0 ? "0" : share.stripTrailingZeros().toPlainString();
    }
}
