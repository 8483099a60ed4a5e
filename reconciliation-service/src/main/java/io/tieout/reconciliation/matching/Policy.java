package io.tieout.reconciliation.matching;

import java.math.BigDecimal;
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
/// @param exchangeTolerance share of the booked value up to which a difference looks like the exchange rate
/// @param roundingTolerance minor units by currency code, 1 where none is given
/// @param combinationAutomatic whether the only subset of a known payer's items may be posted
/// @param combinationMaxItems a payer with more open items is not searched for subsets: too many to count
/// @param combinationBudget steps of the search after which it counts as too many
/// @param suggestions how many proposals are kept
/// @param ownerOnAccount whether money on account must have an owner; without one it is only suggested
/// @param bookable parts that the books can take today; an outcome that needs another one is only suggested
public record Policy(
        String version,
        Set<String> ownIbans,
        BigDecimal feeSuspicionLimit,
        BigDecimal exchangeTolerance,
        Map<String, Long> roundingTolerance,
        boolean combinationAutomatic,
        int combinationMaxItems,
        int combinationBudget,
        int suggestions,
        boolean ownerOnAccount,
        Set<PartType> bookable) {

    private static final String RULES = "2026.4";

    /// Currencies with decimals on paper that nobody pays: a whole unit is what rounds.
    private static final Map<String, Long> WHOLE_UNITS =
            Map.of("IDR", 100L, "HUF", 100L, "TWD", 100L, "COP", 100L, "LAK", 100L, "MMK", 100L);

    public Policy {
        ownIbans = ownIbans.stream().map(Text::compact).collect(Collectors.toUnmodifiableSet());
        roundingTolerance = Map.copyOf(roundingTolerance);
        bookable = Set.copyOf(bookable);
    }

    public static Policy standard() {
        return new Policy(
                RULES,
                Set.of(),
                new BigDecimal("0.03"),
                new BigDecimal("0.02"),
                WHOLE_UNITS,
                true,
                60,
                200_000,
                5,
                false,
                EnumSet.allOf(PartType.class));
    }

    public Policy withOwnIbans(Set<String> ibans) {
        return new Policy(
                version,
                ibans,
                feeSuspicionLimit,
                exchangeTolerance,
                roundingTolerance,
                combinationAutomatic,
                combinationMaxItems,
                combinationBudget,
                suggestions,
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
                combinationAutomatic,
                combinationMaxItems,
                combinationBudget,
                suggestions,
                true,
                parts);
    }

    public Policy withFeeSuspicionLimit(BigDecimal share) {
        return with(share, exchangeTolerance, roundingTolerance, combinationAutomatic);
    }

    public Policy withExchangeTolerance(BigDecimal share) {
        return with(feeSuspicionLimit, share, roundingTolerance, combinationAutomatic);
    }

    public Policy withRoundingTolerance(Currency currency, long minor) {
        var tolerance = new HashMap<>(roundingTolerance);
        tolerance.put(currency.getCurrencyCode(), minor);
        return with(feeSuspicionLimit, exchangeTolerance, tolerance, combinationAutomatic);
    }

    public Policy withCombinationAutomatic(boolean automatic) {
        return with(feeSuspicionLimit, exchangeTolerance, roundingTolerance, automatic);
    }

    private Policy with(BigDecimal feeLimit, BigDecimal exchange, Map<String, Long> rounding, boolean automatic) {
        return new Policy(
                version,
                ownIbans,
                feeLimit,
                exchange,
                rounding,
                automatic,
                combinationMaxItems,
                combinationBudget,
                suggestions,
                ownerOnAccount,
                bookable);
    }

    long roundingToleranceOf(Currency currency) {
        return roundingTolerance.getOrDefault(currency.getCurrencyCode(), 1L);
    }

    static boolean isWithin(BigDecimal share, long differenceMinor, long ofMinor) {
        return BigDecimal.valueOf(Math.abs(differenceMinor))
                        .compareTo(share.multiply(BigDecimal.valueOf(Math.abs(ofMinor))))
                <= 0;
    }
}
