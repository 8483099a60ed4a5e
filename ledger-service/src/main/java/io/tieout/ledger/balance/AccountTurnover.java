package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.AccountType;
import io.tieout.platform.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What went through an account.
public record AccountTurnover(
        AccountCode account,
        String name,
        AccountType type,
        @Nullable AccountRole role,
        Money debit,
        Money credit) {

    /// Positive when debit is more.
    public Money balance() {
        return debit.minus(credit);
    }

    boolean isNone() {
        return debit.isZero() && credit.isZero();
    }

    boolean isRetainedEarnings() {
        return role == AccountRole.RETAINED_EARNINGS;
    }

    /// Begins each fiscal year at zero.
    boolean endsWithTheYear() {
        return switch (type) {
            case REVENUE, EXPENSE -> true;
            case ASSET, LIABILITY, EQUITY -> role == AccountRole.DIVIDENDS;
        };
    }

    AccountTurnover minus(AccountTurnover earlier) {
        return new AccountTurnover(account, name, type, role, debit.minus(earlier.debit), credit.minus(earlier.credit));
    }

    /// The turnover between two days, each given by its turnover since the beginning; an account that is new stands
    /// at zero before.
    static List<AccountTurnover> difference(List<AccountTurnover> later, List<AccountTurnover> earlier) {
        var byAccount = new HashMap<AccountCode, AccountTurnover>();
        earlier.forEach(row -> byAccount.put(row.account(), row));
        return later.stream()
                .map(row -> row.minus(Objects.requireNonNull(byAccount.getOrDefault(row.account(), row.minus(row)))))
                .toList();
    }

    /// @param balance debit when positive, else credit
    AccountTurnover plusBalance(Money balance) {
        return balance.isPositive()
                ? new AccountTurnover(account, name, type, role, debit.plus(balance), credit)
                : new AccountTurnover(account, name, type, role, debit, credit.plus(balance.negated()));
    }
}
