package io.tieout.customer.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.customer.businessview.CurrencyFigures;
import io.tieout.customer.businessview.CustomerFigures;
import io.tieout.customer.businessview.PaymentHabit;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreCardTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Test
    void aCustomerOfLongStandingWithoutFaultHasAllPoints() {
        var score = ScoreCard.STANDARD.score(inputs(0, 0, 0, 0, 0, 24), 0);

        assertThat(score).isEqualTo(new ScoreCard.Score(1000, Rating.A, List.of()));
    }

    @Test
    void eachFactorTakesItsWeightOffAtItsWorst() {
        var worst = ScoreCard.STANDARD.score(inputs(1000, 90, 1000, 1000, 5, 0), 0);

        assertThat(worst.points()).isZero();
        assertThat(worst.rating()).isEqualTo(Rating.E);
        assertThat(worst.lost())
                .extracting(ScoreCard.LostPoints::factor)
                .containsExactly(
                        Factor.OVERDUE_SHARE,
                        Factor.DAYS_OVERDUE,
                        Factor.LATE_PAYMENTS,
                        Factor.SHORT_RELATION,
                        Factor.BROKEN_PROMISES,
                        Factor.DISPUTES);
    }

    @Test
    void namesWhatTookPointsOffTheMostFirst() {
        var score = ScoreCard.STANDARD.score(inputs(500, 45, 0, 0, 0, 12), 0);

        assertThat(score.points()).isEqualTo(1000 - 150 - 100 - 75);
        assertThat(score.lost())
                .containsExactly(
                        new ScoreCard.LostPoints(Factor.OVERDUE_SHARE, 150),
                        new ScoreCard.LostPoints(Factor.DAYS_OVERDUE, 100),
                        new ScoreCard.LostPoints(Factor.SHORT_RELATION, 75));
        assertThat(score.rating()).isEqualTo(Rating.B);
    }

    @Test
    void anAdjustmentStaysWithinTheScale() {
        assertThat(ScoreCard.STANDARD.score(inputs(0, 0, 0, 0, 0, 24), 500).points())
                .isEqualTo(1000);
        assertThat(ScoreCard.STANDARD.score(inputs(0, 0, 0, 0, 0, 24), -1000).rating())
                .isEqualTo(Rating.E);
    }

    /// Whatever else is owed, one more overdue invoice, an invoice that falls overdue, a bigger or older one: the score
    /// never rises. With any weights.
    @Test
    void moreOverdueNeverRaisesTheScore() {
        var random = new Random(20260630);
        for (int round = 0; round < 20_000; round++) {
            var card = aCard(random);
            long overdue = random.nextLong(1_000_000);
            long notDue = random.nextLong(1_000_000);
            int days = overdue == 0 ? 0 : random.nextInt(1, 200);
            var habit = new PaymentHabit(
                    TODAY, random.nextInt(50), random.nextInt(50), random.nextInt(20), random.nextInt(20));
            int disputed = random.nextInt(8);
            var first = TODAY.minusDays(random.nextInt(2000));
            long more = random.nextLong(1, 1_000_000);
            long falling = random.nextLong(notDue + 1);

            int before = points(card, figures(overdue, notDue, days, disputed, first, habit));
            int oneMore = points(card, figures(overdue + more, notDue, Math.max(days, 1), disputed, first, habit));
            int fallenDue = points(
                    card, figures(overdue + falling, notDue - falling, Math.max(days, 1), disputed, first, habit));
            int older = points(card, figures(overdue, notDue, days == 0 ? 0 : days + 1, disputed, first, habit));

            assertThat(List.of(oneMore, fallenDue, older)).as("round %d", round).allSatisfy(after -> assertThat(after)
                    .isLessThanOrEqualTo(before));
        }
    }

    @Test
    void sharesAreExactAtTheEdgeOfWhatCanBeOwed() {
        var figures = figures(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 1, 0, TODAY, PaymentHabit.UNKNOWN);

        assertThat(CreditInputs.of(TODAY, figures).overduePerMille()).isEqualTo(500);
    }

    @Test
    void theWorstCurrencyCounts() {
        var figures = new CustomerFigures(
                List.of(currency("EUR", 1, 999), currency("USD", 300, 700)), 3, null, 0, TODAY, PaymentHabit.UNKNOWN);

        assertThat(CreditInputs.of(TODAY, figures).overduePerMille()).isEqualTo(300);
    }

    @Test
    void aPolicyHoldsEveryOrderOfWhoIsOverdueForTooLong() {
        var limit = List.of(Money.parse("1000.00", "EUR"));
        var policy = new CreditPolicy(Map.of(Rating.A, new CreditPolicy.Rule(limit, 30, Hold.OVER_LIMIT)), 30);

        assertThat(policy.terms(Rating.A, 29)).isEqualTo(new CreditPolicy.Terms(limit, 30, Hold.OVER_LIMIT, null));
        assertThat(policy.terms(Rating.A, 30))
                .isEqualTo(new CreditPolicy.Terms(limit, 30, Hold.EVERY_ORDER, HoldReason.OVERDUE));
        assertThat(policy.terms(Rating.E, 0)).isEqualTo(new CreditPolicy.Terms(List.of(), null, Hold.NONE, null));
    }

    private static int points(ScoreCard card, CustomerFigures figures) {
        return card.score(CreditInputs.of(TODAY, figures), 0).points();
    }

    private static CustomerFigures figures(
            long overdue, long notDue, int days, int disputed, LocalDate first, PaymentHabit habit) {
        return new CustomerFigures(List.of(currency("EUR", overdue, notDue)), days, null, disputed, first, habit);
    }

    private static CurrencyFigures currency(String code, long overdue, long notDue) {
        return new CurrencyFigures(
                Money.ofMinor(0, code),
                Money.ofMinor(overdue + notDue, code),
                Money.ofMinor(overdue, code),
                Money.ofMinor(0, code));
    }

    private static ScoreCard aCard(Random random) {
        var weights = new EnumMap<Factor, Integer>(Factor.class);
        for (var factor : Factor.values()) {
            weights.put(factor, random.nextInt(167));
        }
        return new ScoreCard(
                weights,
                random.nextInt(1, 180),
                random.nextInt(1, 10),
                random.nextInt(1, 60),
                List.of(800, 600, 400, 200));
    }

    private static CreditInputs inputs(int overdue, int days, int late, int broken, int disputed, int months) {
        return new CreditInputs(TODAY, overdue, days, late, broken, disputed, months, List.of());
    }
}
