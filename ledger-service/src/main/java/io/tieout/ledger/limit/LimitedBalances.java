package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The balances of limited accounts, followed posting by posting. Nobody else can post to them until the transaction
/// ends.
public final class LimitedBalances {

    private final Map<AccountCode, AccountLimit> limits;
    private final Map<AccountCode, Standing> balances;

    LimitedBalances(Map<AccountCode, AccountLimit> limits, Map<AccountCode, Standing> balances) {
        this.limits = Map.copyOf(limits);
        this.balances = new HashMap<>(balances);
    }

    public boolean isEmpty() {
        return limits.isEmpty();
    }

    /// Takes an entry into account, or refuses it and stays as it was.
    ///
    /// @param movements debit minus credit of the entry, by account
    public void post(Map<AccountCode, Money> movements) {
        var after = new HashMap<AccountCode, Standing>();
        movements.forEach((account, movement) -> {
            var limit = limits.get(account);
            if (limit != null) {
                var standing = Objects.requireNonNull(balances.get(account)).plus(movement);
                if (!limit.allows(movement, standing)) {
                    throw new AccountLimitExceeded(limit, standing);
                }
                after.put(account, standing);
            }
        });
        balances.putAll(after);
    }
}
