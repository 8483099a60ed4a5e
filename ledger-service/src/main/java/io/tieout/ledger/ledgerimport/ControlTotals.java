package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;

/// What an import brings in, in figures that its sender can compare with the old books.
///
/// @param records entries, accounts or open items
/// @param lines of the entries
/// @param unchanged accounts that were there already and say the same
/// @param currencies one for each currency that occurs
/// @param accounts by code
record ControlTotals(
        int records, int lines, int unchanged, List<CurrencyTotal> currencies, List<AccountTotal> accounts) {

    ControlTotals {
        currencies = List.copyOf(currencies);
        accounts = List.copyOf(accounts);
    }

    record CurrencyTotal(Currency currency, Money debit, Money credit) {}

    record AccountTotal(AccountCode account, Money debit, Money credit) {

        private AccountTotal plus(AccountTotal other) {
            return new AccountTotal(account, debit.plus(other.debit), credit.plus(other.credit));
        }
    }

    static ControlTotals ofAccounts(int opened, int unchanged) {
        return new ControlTotals(opened, 0, unchanged, List.of(), List.of());
    }

    /// @throws ImportTooLarge when a total does not fit an amount: each entry may, all of them together need not
    static ControlTotals of(Collection<EntryDraft> entries, Currency currency) {
        try {
            return summed(entries, currency);
        } catch (ArithmeticException e) {
            throw new ImportTooLarge();
        }
    }

    private static ControlTotals summed(Collection<EntryDraft> entries, Currency currency) {
        var byAccount = new TreeMap<AccountCode, AccountTotal>();
        int lines = 0;
        for (var entry : entries) {
            for (var line : entry.lines()) {
                lines++;
                var zero = Money.zero(currency);
                boolean debit = line.side() == Side.DEBIT;
                byAccount.merge(
                        line.account(),
                        new AccountTotal(line.account(), debit ? line.amount() : zero, debit ? zero : line.amount()),
                        AccountTotal::plus);
            }
        }
        var totals = List.copyOf(byAccount.values());
        var debit = Money.sum(totals.stream().map(AccountTotal::debit).toList(), currency);
        var credit = Money.sum(totals.stream().map(AccountTotal::credit).toList(), currency);
        return new ControlTotals(
                entries.size(),
                lines,
                0,
                entries.isEmpty() ? List.of() : List.of(new CurrencyTotal(currency, debit, credit)),
                totals);
    }
}
