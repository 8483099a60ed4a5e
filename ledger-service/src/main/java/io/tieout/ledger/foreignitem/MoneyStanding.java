package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.CarriedMoney;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Money in other currencies, followed line by line.
final class MoneyStanding implements CarriedMoney.Standing {

    private final Map<AccountCode, AverageCost> averages;
    private final Money increment;

    /// @param increment the smallest step of the company's amounts
    MoneyStanding(Map<AccountCode, AverageCost> averages, Money increment) {
        this.averages = new HashMap<>(averages);
        this.increment = increment;
    }

    @Override
    public boolean holds(AccountCode account) {
        return averages.containsKey(account);
    }

    @Override
    public Optional<Money> taken(AccountCode account, Side side, Money foreign, @Nullable Rate rate) {
        var average = averages.get(account);
        var amount = side == Side.DEBIT ? foreign : foreign.negated();
        if (average == null
                || !amount.currency().equals(average.balance().currency())
                || !average.isReducedBy(amount)
                || average.isContradictory()
                || (rate == null && !average.covers(amount))) {
            return Optional.empty();
        }
        return Optional.of(average.worth(amount, rate, increment).abs());
    }

    @Override
    public void add(LineDraft line) {
        var foreign = line.foreign();
        var average = averages.get(line.account());
        // What the account does not take is refused by the journal.
        if (foreign != null
                && average != null
                && foreign.amount().currency().equals(average.balance().currency())
                && line.amount().currency().equals(increment.currency())) {
            averages.put(line.account(), average.plus(line));
        }
    }

    /// Follows an entry, or says why its money cannot leave at what the entry says, and stays as it was.
    Optional<Refusal> follow(EntryDraft entry) {
        var before = Map.copyOf(averages);
        for (int index = 0; index < entry.lines().size(); index++) {
            var line = entry.lines().get(index);
            var average = averages.get(line.account());
            var foreign = line.foreign();
            if (average == null || foreign == null || foreign.amount().isZero()) {
                continue;
            }
            var amount = line.side() == Side.DEBIT
                    ? foreign.amount()
                    : foreign.amount().negated();
            var refusal = average.refusal(amount, line.amount(), increment, index, line.account());
            if (refusal.isPresent()) {
                averages.putAll(before);
                return refusal;
            }
            add(line);
        }
        return Optional.empty();
    }
}
