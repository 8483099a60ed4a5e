package io.tieout.reconciliation.paymentmatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.bankstatement.BankLineState;
import io.tieout.reconciliation.bankstatement.MatchState;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Explanation.Allocation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.PartType;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstructedPaymentsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final Explanation ON_ACCOUNT = new Explanation(
            "on account", List.of(), List.of(new Explanation.Part(PartType.ON_ACCOUNT, 8_999, "C", null)), 0, null);

    @Test
    void sharesOutWhatCameAndWhatTheBankKeptAsItWasInstructed() {
        var line = line(8_999, 101L, 10_000);

        var outcome = InstructedPayments.together(
                line, suggested(ON_ACCOUNT), automatic(new Allocation("A", 3_333), new Allocation("B", 6_667)));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Automatic.class, automatic -> {
            assertThat(automatic.explanation().allocations())
                    .containsExactly(
                            new Allocation("A", 3_033, Money.ofMinor(3_333, USD)),
                            new Allocation("B", 6_067, Money.ofMinor(6_667, USD)));
            assertThat(automatic.explanation().parts())
                    .containsExactly(new Explanation.Part(PartType.BANK_FEE, -101, null, null));
            assertThat(automatic.explanation().total()).isEqualTo(8_999);
            assertThat(automatic.flags()).containsExactly(Flag.BANK_FEE, Flag.FX_DIFFERENCE);
        });
    }

    @Test
    void isAmbiguousWhereTheMoneyThatCameExplainsItselfToo() {
        var line = line(8_999, null, 10_000);
        var own = explanation(new Allocation("E", 8_999));

        for (var asCame : List.of(
                new Outcome.Automatic("L", own, List.of(), Set.of(), List.of(), "1"),
                new Outcome.Exceptional("L", own, Set.of(), List.of(), "1"),
                suggested(own))) {
            var outcome = InstructedPayments.together(line, asCame, automatic(new Allocation("A", 10_000)));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> {
                assertThat(suggested.flags()).contains(Flag.AMBIGUOUS);
                assertThat(suggested.ranked()).hasSize(2).contains(own);
            });
        }
    }

    @Test
    void leavesAloneWhatIsNoPaymentAndWhatPaysMoreThanItems() {
        var line = line(8_999, null, 10_000);
        var ignored = new Outcome.Ignored("L", LineKind.OTHER, null, Set.of(), List.of(), "1");
        var discounted = new Outcome.Automatic(
                "L",
                new Explanation(
                        "early payment discount",
                        List.of(new Allocation("A", 10_200)),
                        List.of(new Explanation.Part(PartType.DISCOUNT, -200, null, "A")),
                        0,
                        null),
                List.of(),
                Set.of(Flag.EARLY_PAYMENT_DISCOUNT),
                List.of(),
                "1");

        assertThat(InstructedPayments.together(line, ignored, automatic(new Allocation("A", 10_000))))
                .isSameAs(ignored);
        var came = suggested(ON_ACCOUNT);
        assertThat(InstructedPayments.together(line, came, discounted)).isSameAs(came);
        assertThat(InstructedPayments.together(
                        line, came, automatic(new Allocation("N", -100), new Allocation("A", 10_100))))
                .isSameAs(came);
    }

    @Test
    void looksOnlyAtMoneyThatCameInAndWasInstructedInAnotherCurrency() {
        assertThat(InstructedPayments.isInstructedOtherwise(line(8_999, null, 10_000)))
                .isTrue();
        assertThat(InstructedPayments.isInstructedOtherwise(line(-8_999, null, 10_000)))
                .isFalse();
        assertThat(InstructedPayments.isInstructedOtherwise(line(8_999, null, 0)))
                .isFalse();
    }

    private static Outcome.Automatic automatic(Allocation... allocations) {
        return new Outcome.Automatic("L", explanation(allocations), List.of(), Set.of(), List.of(), "1");
    }

    private static Outcome.Suggested suggested(Explanation... ranked) {
        return new Outcome.Suggested("L", List.of(ranked), Set.of(), List.of(), "1");
    }

    private static Explanation explanation(Allocation... allocations) {
        return new Explanation("exact", List.of(allocations), List.of(), 50, null);
    }

    private static BankLine line(long minor, @Nullable Long charges, long dollars) {
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
                dollars,
                USD,
                charges,
                false,
                BankLineState.POSTED,
                MatchState.UNMATCHED,
                null,
                null,
                null);
    }
}
