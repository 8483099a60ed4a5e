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
import java.util.function.UnaryOperator;

/// What a revaluation would post.
///
/// @param exposures all that was looked at, also where nothing differs
record RevaluationPlan(LocalDate date, RevaluationPolicy policy, Currency own, List<RevaluedExposure> exposures) {

    RevaluationPlan {
        exposures = List.copyOf(exposures);
    }

    List<RevaluedExposure> changed() {
        return exposures.stream().filter(RevaluedExposure::isChange).toList();
    }

    Money gain() {
        return gains(RevaluedExposure::difference);
    }

    Money loss() {
        return losses(RevaluedExposure::difference);
    }

    boolean passes() {
        return exposures.stream().anyMatch(exposure -> !exposure.passing().isZero());
    }

    /// On the day itself: one line for each account and currency, gains and losses apart.
    List<LineDraft> lines(Function<AccountRole, AccountCode> accounts) {
        return lines(accounts, RevaluedExposure::difference, line -> line);
    }

    /// What is taken back: from the accounts of the gains and losses themselves.
    List<LineDraft> reversal(Function<AccountRole, AccountCode> accounts) {
        return lines(
                accounts,
                RevaluedExposure::passing,
                line -> new LineDraft(
                        line.account(), line.side().opposite(), line.amount(), line.dimensions(), line.foreign()));
    }

    private List<LineDraft> lines(
            Function<AccountRole, AccountCode> accounts,
            Function<RevaluedExposure, Money> part,
            UnaryOperator<LineDraft> turned) {
        var sums = new TreeMap<Place, Money>(Place.ORDER);
        var rates = new TreeMap<Place, Rate>(Place.ORDER);
        for (var exposure : exposures) {
            var place = new Place(
                    exposure.before().account(), exposure.before().open().currency());
            sums.merge(place, part.apply(exposure), Money::plus);
            rates.put(place, exposure.rate());
        }
        var lines = new ArrayList<LineDraft>();
        sums.forEach((place, sum) -> {
            if (!sum.isZero()) {
                var line = sum.isPositive()
                        ? LineDraft.debit(place.account(), sum)
                        : LineDraft.credit(place.account(), sum.abs());
                var rate = Objects.requireNonNull(rates.get(place));
                lines.add(line.as(new ForeignAmount(Money.zero(place.currency()), rate)));
            }
        });
        var gain = gains(part);
        if (gain.isPositive()) {
            lines.add(LineDraft.credit(accounts.apply(AccountRole.UNREALISED_EXCHANGE_GAIN), gain));
        }
        var loss = losses(part);
        if (loss.isPositive()) {
            lines.add(LineDraft.debit(accounts.apply(AccountRole.UNREALISED_EXCHANGE_LOSS), loss));
        }
        return lines.stream().map(turned).toList();
    }

    private Money gains(Function<RevaluedExposure, Money> part) {
        return Money.sum(exposures.stream().map(part).filter(Money::isPositive).toList(), own);
    }

    private Money losses(Function<RevaluedExposure, Money> part) {
        return Money.sum(exposures.stream().map(part).filter(Money::isNegative).toList(), own)
                .abs();
    }

    private record Place(AccountCode account, Currency currency) {

        private static final Comparator<Place> ORDER = Comparator.comparing(
                        (Place place) -> place.account().value())
                .thenComparing(place -> place.currency().getCurrencyCode());
    }
}
