package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The balances of a customer's accounts, line by line.
public final class RunningBalances {

    private final Map<Control, Money> balances = new EnumMap<>(Control.class);

    public RunningBalances(Map<Control, LedgerBalances> balances) {
        balances.forEach((control, known) -> this.balances.put(control, known.before()));
    }

    /// @return the balance of the line's account after it
    public Money after(LedgerLine line) {
        return Objects.requireNonNull(balances.merge(line.control(), line.movement(), Money::plus));
    }
}
