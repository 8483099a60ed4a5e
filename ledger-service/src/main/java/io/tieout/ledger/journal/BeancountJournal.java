package io.tieout.ledger.journal;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import java.io.PrintWriter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the plain-text format of beancount. Accounts are named by their codes, since its names allow no blanks.
final class BeancountJournal implements PlainTextJournal {

    /// Before the first date that the ledger takes.
    private static final String OPENED = "1899-12-31";

    private final PrintWriter out;
    private final Currency currency;
    private final List<Account> accounts;
    private final Map<AccountCode, String> names = new HashMap<>();

    private @Nullable UUID lastEntry;

    BeancountJournal(PrintWriter out, Currency currency, List<Account> accounts) {
        this.out = out;
        this.currency = currency;
        this.accounts = accounts;
        accounts.forEach(account -> names.put(account.code(), name(account)));
    }

    @Override
    public void begin() {
        line("option \"operating_currency\" \"" + currency + "\"");
        line("");
        accounts.stream().filter(Account::postable).forEach(account -> {
            line(OPENED + " open " + names.get(account.code()) + " " + currency);
            line("  name: " + quoted(account.name()));
        });
    }

    @Override
    public void add(ExportedLine line) {
        if (!line.entryId().equals(lastEntry)) {
            line("");
            line(line.effectiveDate() + " * " + quoted(line.text()));
            line("  entry: " + quoted(line.entryId().toString()));
            if (!line.documentDate().equals(line.effectiveDate())) {
                line("  document-date: " + line.documentDate());
            }
            lastEntry = line.entryId();
        }
        var amount = line.side() == Side.DEBIT ? line.amount() : line.amount().negated();
        line("  " + names.get(line.account()) + "  " + amount);
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
        return root(account.type()) + ":" + account.code().toString().replace('.', '-');
    }

    private static String root(AccountType type) {
        return switch (type) {
            case ASSET -> "Assets";
            case LIABILITY -> "Liabilities";
            case EQUITY -> "Equity";
            case REVENUE -> "Income";
            case EXPENSE -> "Expenses";
        };
    }

    private static String quoted(String text) {
        var plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
