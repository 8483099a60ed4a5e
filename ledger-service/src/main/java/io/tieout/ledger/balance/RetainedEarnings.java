package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Carries income into retained earnings at the year's end by computation.
///
/// Nothing is posted for it: an entry that comes late into a finished year changes what is carried at once, and no
/// second closing is needed.
final class RetainedEarnings {

    private RetainedEarnings() {}

    /// @param turnovers all accounts, from the beginning of the books
    /// @param finished all accounts, from the beginning to the end of the last finished fiscal year
    /// @return the accounts with income and distributions of the unfinished year only, and the rest carried
    static List<AccountTurnover> carry(List<AccountTurnover> turnovers, List<AccountTurnover> finished) {
        var temporary = new HashMap<AccountCode, AccountTurnover>();
        finished.stream()
                .filter(turnover -> turnover.endsWithTheYear() && !turnover.isNone())
                .forEach(turnover -> temporary.put(turnover.account(), turnover));
        if (temporary.isEmpty()) {
            return turnovers;
        }
        var carried = temporary.values().stream()
                .map(AccountTurnover::balance)
                .reduce(Money::plus)
                .orElseThrow();
        var kept = turnovers.stream()
                .map(turnover -> without(turnover, temporary))
                .map(turnover -> turnover.isRetainedEarnings() ? turnover.plusBalance(carried) : turnover)
                .toList();
        if (kept.stream().noneMatch(AccountTurnover::isRetainedEarnings)) {
            throw new IllegalStateException("There is no account for retained earnings");
        }
        return kept;
    }

    private static AccountTurnover without(AccountTurnover turnover, Map<AccountCode, AccountTurnover> temporary) {
        var finished = temporary.get(turnover.account());
        return finished == null ? turnover : turnover.minus(finished);
    }
}
