package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What the rate did between two moments of an item.
///
/// @param realised positive is a gain; gains and losses have accounts of their own
/// @param residue what only rounding left; positive is a gain
public record ExchangeDifference(Money realised, Money residue) {

    public ExchangeDifference plus(ExchangeDifference other) {
        return new ExchangeDifference(realised.plus(other.realised), residue.plus(other.residue));
    }

    /// @param accounts the chart, by role
    public List<LineDraft> lines(Function<AccountRole, AccountCode> accounts) {
        var lines = new ArrayList<LineDraft>();
        if (realised.isPositive()) {
            lines.add(LineDraft.credit(accounts.apply(AccountRole.EXCHANGE_GAIN), realised));
        } else if (realised.isNegative()) {
            lines.add(LineDraft.debit(accounts.apply(AccountRole.EXCHANGE_LOSS), realised.abs()));
        }
        if (residue.isPositive()) {
            lines.add(LineDraft.credit(accounts.apply(AccountRole.CONVERSION_DIFFERENCE), residue));
        } else if (residue.isNegative()) {
            lines.add(LineDraft.debit(accounts.apply(AccountRole.CONVERSION_DIFFERENCE), residue.abs()));
        }
        return lines;
    }
}
