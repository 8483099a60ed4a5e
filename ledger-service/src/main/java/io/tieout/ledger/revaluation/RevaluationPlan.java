package io.tieout.ledger.revaluation;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/// What a revaluation would post.
///
/// @param exposures all that was looked at, also where nothing differs
record RevaluationPlan(LocalDate date, RevaluationPolicy policy, Currency own, List<RevaluedExposure> exposures) {

    /// Marks the line of what lies on an account beside items; the others are the items'.
    private static final String BESIDE_ITEMS = "besideItems";

    RevaluationPlan {
        exposures = List.copyOf(exposures);
    }

    List<RevaluedExposure> changed() {
        return exposures.stream().filter(RevaluedExposure::isChange).toList();
    }

    Money gain() {
        return Money.sum(
                exposures.stream()
                        .map(RevaluedExposure::difference)
                        .filter(Money::isPositive)
                        .toList(),
                own);
    }

    Money loss() {
        return Money.sum(
                        exposures.stream()
                                .map(RevaluedExposure::difference)
                                .filter(Money::isNegative)
                                .toList(),
                        own)
                .abs();
    }

    boolean passes() {
        return exposures.stream().anyMatch(exposure -> !exposure.passing().isZero());
    }

    /// On the day itself: one line for the items of each account and currency, one for what lies there beside them,
    /// and the change of gains and losses. Where one item lost what another one gained, and nothing else changed,
    /// both are shown, because what happened to items is always posted.
    List<LineDraft> lines(Function<AccountRole, AccountCode> accounts) {
        return lines(accounts, RevaluedExposure::difference, RevaluedExposure::changeOnTheDay);
    }

    /// What is taken back on the next open day, from where the gains and losses stand.
    List<LineDraft> reversal(Function<AccountRole, AccountCode> accounts) {
        return lines(accounts, exposure -> exposure.passing().negated(), RevaluedExposure::changeOnTheNextDay);
    }

    private List<LineDraft> lines(
            Function<AccountRole, AccountCode> accounts,
            Function<RevaluedExposure, Money> part,
            Function<RevaluedExposure, GainAndLoss> change) {
        var sums = new TreeMap<Place, Money>(Place.ORDER);
        var gained = new TreeMap<Place, Money>(Place.ORDER);
        var rates = new TreeMap<Place, Rate>(Place.ORDER);
        for (var exposure : exposures) {
            var place = new Place(
                    exposure.before().account(),
                    exposure.before().open().currency(),
                    exposure.before().item() != null);
            var amount = part.apply(exposure);
            sums.merge(place, amount, Money::plus);
            if (amount.isPositive()) {
                gained.merge(place, amount, Money::plus);
            }
            rates.put(place, exposure.rate());
        }
        var lines = new ArrayList<LineDraft>();
        sums.forEach((place, sum) -> {
            if (!sum.isZero()) {
                lines.add(place.line(sum, Objects.requireNonNull(rates.get(place))));
            }
        });
        var changed = exposures.stream().map(change).reduce(GainAndLoss.none(own), GainAndLoss::plus);
        var gain = changed.gain();
        if (!gain.isZero()) {
            var account = accounts.apply(AccountRole.UNREALISED_EXCHANGE_GAIN);
            lines.add(gain.isPositive() ? LineDraft.credit(account, gain) : LineDraft.debit(account, gain.abs()));
        }
        var loss = changed.loss();
        if (!loss.isZero()) {
            var account = accounts.apply(AccountRole.UNREALISED_EXCHANGE_LOSS);
            lines.add(loss.isPositive() ? LineDraft.debit(account, loss) : LineDraft.credit(account, loss.abs()));
        }
        if (lines.isEmpty()) {
            gained.forEach((place, sum) -> {
                var rate = Objects.requireNonNull(rates.get(place));
                lines.add(place.line(sum, rate));
                lines.add(place.line(sum.negated(), rate));
            });
        }
        return lines;
    }

    private record Place(AccountCode account, Currency currency, boolean ofItems) {

        private static final Comparator<Place> ORDER = Comparator.comparing(
                        (Place place) -> place.account().value())
                .thenComparing(place -> place.currency().getCurrencyCode())
                .thenComparing(Place::ofItems, Comparator.reverseOrder());

        private LineDraft line(Money sum, Rate rate) {
            var line = sum.isPositive() ? LineDraft.debit(account, sum) : LineDraft.credit(account, sum.abs());
            var revalued = line.as(new ForeignAmount(Money.zero(currency), rate));
            return ofItems ? revalued : revalued.with(BESIDE_ITEMS, "true");
        }
    }
}
