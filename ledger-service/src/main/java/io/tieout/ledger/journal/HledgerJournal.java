package io.tieout.ledger.journal;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.platform.money.Money;
import java.io.PrintWriter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the plain-text format of hledger, with accounts and the currency declared so that its strict checks pass
/// too.
final class HledgerJournal implements PlainTextJournal {

    private final PrintWriter out;
    private final Currency currency;
    private final List<Account> accounts;
    private final Map<AccountCode, String> names = new HashMap<>();

    private @Nullable UUID lastEntry;

    HledgerJournal(PrintWriter out, Currency currency, List<Account> accounts) {
        this.out = out;
        this.currency = currency;
        this.accounts = accounts;
        accounts.forEach(account -> names.put(account.code(), name(account)));
    }

    @Override
    public void begin() {
        // A number without decimals needs its decimal mark all the same.
        var sample = Money.ofMinor(0, currency).amount();
        line("commodity " + (sample.contains(".") ? sample : sample + ".") + " " + currency);
        line("");
        accounts.stream().filter(Account::postable).forEach(account -> line("account " + names.get(account.code())));
    }

    @Override
    public void add(ExportedLine line) {
        if (!line.entryId().equals(lastEntry)) {
            line("");
            line(line.effectiveDate() + " * (" + line.entryId() + ") " + plain(line.text()));
            if (!line.documentDate().equals(line.effectiveDate())) {
                line("    ; document: " + line.documentDate());
            }
            lastEntry = line.entryId();
        }
        var amount = line.side() == Side.DEBIT ? line.amount() : line.amount().negated();
        line("    " + names.get(line.account()) + "  " + amount);
    }

    @Override
    public void end() {
        out.flush();
    }

    private void line(String text) {
        out.print(text);
        out.print('\n');
    }

    private static String name(Account account) {
        return root(account.type()) + ":" + account.code() + " " + plain(account.name());
    }

    /// The words by which hledger knows the type of an account.
    private static String root(AccountType type) {
        return switch (type) {
            case ASSET -> "assets";
            case LIABILITY -> "liabilities";
            case EQUITY -> "equity";
            case REVENUE -> "revenues";
            case EXPENSE -> "expenses";
        };
    }

    /// A semicolon starts a comment, a colon a sub-account, two spaces the amount.
    private static String plain(String text) {
        return text.replaceAll("[;:|\\p{Cntrl}\\p{Zs}]+", " ").strip();
    }
}
