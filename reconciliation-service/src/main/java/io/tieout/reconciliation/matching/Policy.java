package io.tieout.reconciliation.matching;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The knobs of the engine for one company.
///
/// @param version goes into every outcome; change it with any knob
/// @param ownIbans accounts of the company: money from there is a transfer
/// @param feeSuspicionLimit share of the open amount up to which a shortage looks like a bank's fee
/// @param exchangeTolerance share of the value that an item is given in the line's currency, up to which a difference
/// looks like the exchange rate
/// @param roundingTolerance minor units by currency code, 1 where none is given
/// @param automatic the grounds on which a line may be decided without a person
/// @param combinationMaxItems a payer with more open items is not searched for subsets: too many to count
/// @param combinationBudget steps of the search after which it counts as too many
/// @param suggestions how many proposals are kept
/// @param ownMarks the company's own marks of lines that are no customer's payment
/// @param ownerOnAccount whether money on account must have an owner; without one it is only suggested
/// @param bookable parts that the books can take today; an outcome that needs another one is only suggested
public record Policy(
        String version,
        Set<String> ownIbans,
        BigDecimal feeSuspicionLimit,
        BigDecimal exchangeTolerance,
        Map<String, Long> roundingTolerance,
        Set<Ground> automatic,
        int combinationMaxItems,
        int combinationBudget,
        int suggestions,
        OwnMarks ownMarks,
        boolean ownerOnAccount,
        Set<PartType> bookable) {

    /// Version of the engine's own rules.
    public static final String RULES = "2026.6";

    private static final String BY_MODEL = "+model.";

    /// Currencies with decimals on paper that nobody pays: a whole unit is what rounds.
    private static final Map<String, Long> WHOLE_UNITS =
            Map.of("IDR", 100L, "HUF", 100L, "TWD", 100L, "COP", 100L, "LAK", 100L, "MMK", 100L);

    public Policy {
        ownIbans = ownIbans.stream().map(Text::compact).collect(Collectors.toUnmodifiableSet());
        roundingTolerance = Map.copyOf(roundingTolerance);
        automatic = automatic.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(automatic));
        bookable = Set.copyOf(bookable);
    }

    public static Policy standard() {
        return new Policy(
                RULES,
                Set.of(),
                new BigDecimal("0.03"),
                new BigDecimal("0.02"),
                WHOLE_UNITS,
                EnumSet.allOf(Ground.class),
                60,
                200_000,
                5,
                OwnMarks.NONE,
                false,
                EnumSet.allOf(PartType.class));
    }

    /// The engine's rules with the knobs of a company's numbered set: `2026.6+7`.
    public static String versionOf(int companySet) {
        return RULES + "+" + companySet;
    }

    /// What a version says where a model had a say beside these rules: `2026.6+7+model.3`.
    static String withModel(String ruleVersion, String model) {
        return ruleVersion + BY_MODEL + model;
    }

    /// The version of the rules alone in an outcome's version.
    public static String rulesIn(String outcomeVersion) {
        int model = outcomeVersion.indexOf(BY_MODEL);
        return model < 0 ? outcomeVersion : outcomeVersion.substring(0, model);
    }

    public Policy withOwnIbans(Set<String> ibans) {
        return new Policy(
                version,
                ibans,
                feeSuspicionLimit,
                exchangeTolerance,
                roundingTolerance,
                automatic,
                combinationMaxItems,
                combinationBudget,
                suggestions,
                ownMarks,
                ownerOnAccount,
                bookable);
    }

    /// For books that take only these parts, and money on account only with an owner.
    public Policy withBookable(Set<PartType> parts) {
        return new Policy(
                version,
                ownIbans,
                feeSuspicionLimit,
                exchangeTolerance,
                roundingTolerance,
                automatic,
                combinationMaxItems,
                combinationBudget,
                suggestions,
                ownMarks,
                true,
                parts);
    }

    public Policy withFeeSuspicionLimit(BigDecimal share) {
        return with(share, exchangeTolerance, roundingTolerance, automatic, ownMarks);
    }

    public Policy withExchangeTolerance(BigDecimal share) {
        return with(feeSuspicionLimit, share, roundingTolerance, automatic, ownMarks);
    }

    public Policy withRoundingTolerance(Currency currency, long minor) {
        var tolerance = new HashMap<>(roundingTolerance);
        tolerance.put(currency.getCurrencyCode(), minor);
        return with(feeSuspicionLimit, exchangeTolerance, tolerance, automatic, ownMarks);
    }

    public Policy withCombinationAutomatic(boolean may) {
        var grounds = EnumSet.noneOf(Ground.class);
        grounds.addAll(automatic);
        if (may) {
            grounds.add(Ground.COMBINATION);
        } else {
            grounds.remove(Ground.COMBINATION);
        }
        return withAutomatic(grounds);
    }

    public Policy withAutomatic(Set<Ground> grounds) {
        return with(feeSuspicionLimit, exchangeTolerance, roundingTolerance, grounds, ownMarks);
    }

    public Policy withOwnMarks(OwnMarks marks) {
        return with(feeSuspicionLimit, exchangeTolerance, roundingTolerance, automatic, marks);
    }

    private Policy with(
            BigDecimal feeLimit, BigDecimal exchange, Map<String, Long> rounding, Set<Ground> grounds, OwnMarks marks) {
        return new Policy(
                version,
                ownIbans,
                feeLimit,
                exchange,
                rounding,
                grounds,
                combinationMaxItems,
                combinationBudget,
                suggestions,
                marks,
                ownerOnAccount,
                bookable);
    }

    public long roundingToleranceOf(Currency currency) {
        return roundingTolerance.getOrDefault(currency.getCurrencyCode(), 1L);
    }

    static boolean isWithin(BigDecimal share, long differenceMinor, long ofMinor) {
        return BigDecimal.valueOf(Math.abs(differenceMinor))
                        .compareTo(share.multiply(BigDecimal.valueOf(Math.abs(ofMinor))))
                <= 0;
    }
}
