package io.tieout.ledger.account;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An account to be opened; what is absent is as usual for its type and its place in the tree.
///
/// @param postable false: it only groups others
/// @param currency the only one it takes, none: any
public record NewAccount(
        AccountCode code,
        String name,
        AccountType type,
        @Nullable AccountCode parent,
        boolean postable,
        @Nullable StatementLine statementLine,
        boolean contra,
        @Nullable CashFlowCategory cashFlow,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate activeTo,
        @Nullable Currency currency) {

    /// @param usual how accounts of this place in the tree are shown
    Account toAccount(AccountMapping usual) {
        var account = postable ? Account.postable(code, name, type, parent) : Account.summary(code, name, type, parent);
        var mapping = new AccountMapping(
                statementLine == null ? usual.line() : statementLine,
                contra,
                cashFlow == null ? usual.cashFlow() : cashFlow);
        return account.shownAs(mapping)
                .activeOn(new ActiveDates(activeFrom, activeTo))
                .keptIn(currency);
    }

    /// Whether that account says the same already.
    boolean isLike(Account other) {
        return code.equals(other.code())
                && name.equals(other.name())
                && type == other.type()
                && Objects.equals(parent, other.parent())
                && postable == other.postable();
    }
}
