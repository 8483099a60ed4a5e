package io.tieout.reconciliation.paymentmatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.bankstatement.BankLineState;
import io.tieout.reconciliation.bankstatement.MatchState;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Explanation.Allocation;
import io.tieout.reconciliation.matching.Explanation.Part;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.ItemKind;
import io.tieout.reconciliation.paymentmatch.UnstatedExchanges.Worth;
import io.tieout.reconciliation.rateview.KnownRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnstatedExchangesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final Explanation ON_ACCOUNT = new Explanation(
            "on account", List.of(), List.of(new Part(PartType.ON_ACCOUNT, 91_500, "C", null)), 0, null);

    private final Worth worth = new Worth(
            item(100_000), Money.ofMinor(91_250, EUR), new KnownRate(new BigDecimal("0.9125"), false, DAY, "ECB"));
    private final Worth other = new Worth(
            item(99_000), Money.ofMinor(90_338, EUR), new KnownRate(new BigDecimal("0.9125"), false, DAY, "ECB"));

    @Test
    void paysTheWholeDocumentAndLeavesWhatTheRateDidToTheLedger() {
        var outcome = together(91_500, suggested(ON_ACCOUNT), suggested(rate(worth, 91_500)));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> {
            assertThat(suggested.ranked()).hasSize(2).endsWith(ON_ACCOUNT);
            var first = suggested.ranked().getFirst();
            assertThat(first.allocations())
                    .containsExactly(new Allocation(worth.id(), 91_500, Money.ofMinor(100_000, USD)));
            assertThat(first.parts()).isEmpty();
            assertThat(suggested.flags()).containsExactly(Flag.FX_DIFFERENCE);
            assertThat(suggested.evidence()).hasSize(1);
        });
    }

    @Test
    void neverDecidesEvenWhereTheRateOfTheDayFitsToTheCent() {
        var exact = new Explanation("exact", List.of(new Allocation(worth.id(), 91_250)), List.of(), 90, null);

        var outcome = together(
                91_250, suggested(ON_ACCOUNT), new Outcome.Automatic("L", exact, List.of(), Set.of(), List.of(), "1"));

        assertThat(outcome).isInstanceOf(Outcome.Suggested.class);
    }

    @Test
    void isAmbiguousWhereTwoDocumentsAreAboutWorthTheMoney() {
        var outcome = together(
                91_500, suggested(ON_ACCOUNT), suggested(rate(worth, 91_500), rate(other, 91_500), ON_ACCOUNT));

        assertThat(outcome.flags()).containsExactlyInAnyOrder(Flag.AMBIGUOUS, Flag.FX_DIFFERENCE);
        assertThat(outcome.evidence()).hasSize(2);
    }

    @Test
    void ranksWhatNeedsNoRateFirst() {
        var shortPaid = new Explanation(
                "suspected fee",
                List.of(new Allocation("E", 92_000)),
                List.of(new Part(PartType.BANK_FEE, -500, null, null)),
                0,
                null);

        var outcome = together(91_500, suggested(shortPaid), suggested(rate(worth, 91_500)));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> assertThat(suggested.ranked())
                .hasSize(2)
                .startsWith(shortPaid));
    }

    @Test
    void doesNotTakeAPartOrAFeeForARate() {
        var came = suggested(ON_ACCOUNT);
        var instalment = new Explanation("instalment", List.of(new Allocation(worth.id(), 50_000)), List.of(), 0, null);
        var fee = new Explanation(
                "suspected fee",
                List.of(new Allocation(worth.id(), 91_250)),
                List.of(new Part(PartType.BANK_FEE, -2_000, null, null)),
                0,
                null);
        var two = new Explanation(
                "exact",
                List.of(new Allocation(worth.id(), 91_250), new Allocation(other.id(), 90_338)),
                List.of(),
                0,
                null);

        assertThat(together(50_000, came, suggested(instalment))).isSameAs(came);
        assertThat(together(89_250, came, suggested(fee))).isSameAs(came);
        assertThat(together(181_588, came, suggested(two))).isSameAs(came);
    }

    @Test
    void looksOnlyAtMoneyThatCameInAndHasNoExplanationToTheCent() {
        var exact = new Explanation("exact", List.of(new Allocation("E", 91_500)), List.of(), 0, null);
        var onAccount = new Outcome.Exceptional("L", ON_ACCOUNT, Set.of(), List.of(), "1");

        assertThat(UnstatedExchanges.isPossible(line(91_500, null), suggested(ON_ACCOUNT)))
                .isTrue();
        assertThat(UnstatedExchanges.isPossible(line(91_500, null), suggested()))
                .isTrue();
        assertThat(UnstatedExchanges.isPossible(line(91_500, null), suggested(ON_ACCOUNT, exact)))
                .isFalse();
        assertThat(UnstatedExchanges.isPossible(line(91_500, null), onAccount)).isFalse();
        assertThat(UnstatedExchanges.isPossible(line(-91_500, null), suggested()))
                .isFalse();
        assertThat(UnstatedExchanges.isPossible(line(91_500, 100_000L), suggested()))
                .isFalse();
    }

    private Outcome together(long minor, Outcome asCame, Outcome asWorth) {
        return UnstatedExchanges.together(
                line(minor, null), asCame, asWorth, Map.of(worth.id(), worth, other.id(), other));
    }

    /// As the engine says that the rate is what differs.
    private static Explanation rate(Worth worth, long came) {
        long difference = came - worth.amount().minorUnits();
        return new Explanation(
                "exchange",
                List.of(new Allocation(worth.id(), worth.amount().minorUnits())),
                List.of(new Part(difference < 0 ? PartType.FX_LOSS : PartType.FX_GAIN, difference, null, null)),
                0,
                null);
    }

    private static Outcome.Suggested suggested(Explanation... ranked) {
        return new Outcome.Suggested("L", List.of(ranked), Set.of(), List.of(), "1");
    }

    private static AvailableItem item(long dollars) {
        return new AvailableItem(
                UUID.randomUUID(),
                ItemKind.INVOICE,
                UUID.randomUUID(),
                "INV-1",
                null,
                DAY,
                DAY,
                "",
                USD,
                dollars,
                dollars,
                dollars,
                null,
                null,
                null,
                false,
                false,
                false);
    }

    private static BankLine line(long minor, @Nullable Long instructed) {
        return new BankLine(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                DAY,
                DAY,
                minor,
                EUR,
                "Lindner",
                null,
                "",
                null,
                null,
                null,
                null,
                instructed,
                instructed == null ? null : USD,
                null,
                false,
                BankLineState.POSTED,
                MatchState.UNMATCHED,
                null,
                null,
                null);
    }
}
