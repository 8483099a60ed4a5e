package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.statementfile.AccountIdentification;
import io.tieout.reconciliation.statementfile.Statement;
import io.tieout.reconciliation.statementfile.UnreadableFile;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the connected account that a statement is about: by the IBAN or number in the file, or the one that the
/// caller named. What the file says must not contradict the caller.
record AccountOfStatement(
        List<BankAccount> connected, @Nullable UUID named) {

    /// `37040044/0532013000`: German bank code and account number, as in many MT940 files.
    private static final Pattern GERMAN = Pattern.compile("(\\d{8})/(\\d{1,10})(?:[A-Z]{3})?");

    AccountOfStatement {
        connected = List.copyOf(connected);
    }

    BankAccount of(Statement statement) {
        var written = statement.account();
        for (var account : connected) {
            if (named == null
                    ? isSame(account, written)
                    : account.bankAccountId().equals(named)) {
                return checked(account, statement);
            }
        }
        throw new UnreadableFile(
                "bank-account-unknown",
                "No connected bank account is " + written + "; connect it, or name one for this file",
                "statement " + statement.index());
    }

    private static BankAccount checked(BankAccount account, Statement statement) {
        var iban = statement.account().iban();
        if (iban != null && account.iban() != null && !iban.equals(account.iban())) {
            throw new UnreadableFile(
                    "bank-account-mismatch",
                    "The statement is about " + iban + ", the named bank account is " + account.iban(),
                    "statement " + statement.index());
        }
        return account;
    }

    private static boolean isSame(BankAccount account, AccountIdentification written) {
        if (written.iban() != null) {
            return written.iban().equals(account.iban());
        }
        if (written.number() == null) {
            return false;
        }
        var compact = AccountIdentification.compact(written.number());
        var currency = account.currency().getCurrencyCode();
        var number = account.number() == null ? "" : AccountIdentification.compact(account.number());
        if (!number.isEmpty() && (compact.equals(number) || compact.equals(number + currency))) {
            return true;
        }
        if (account.iban() == null) {
            return false;
        }
        if (compact.equals(account.iban()) || compact.equals(account.iban() + currency)) {
            return true;
        }
        var german = GERMAN.matcher(written.number().replace(" ", ""));
        return german.matches()
                && account.iban().startsWith("DE")
                && account.iban()
                        .endsWith(german.group(1)
                                + "0".repeat(10 - german.group(2).length())
                                + german.group(2));
    }
}
