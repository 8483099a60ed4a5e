package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.AccountType;
import io.tieout.platform.money.Money;
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

    /// @param balance debit when positive, else credit
    AccountTurnover plusBalance(Money balance) {
        return balance.isPositive()
                ? new AccountTurnover(account, name, type, role, debit.plus(balance), credit)
                : new AccountTurnover(account, name, type, role, debit, credit.plus(balance.negated()));
    }
}
