package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.statementfile.Balance;
import io.tieout.reconciliation.statementfile.Statement;
import io.tieout.reconciliation.statementfile.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A statement of a file that is about a connected account and in its currency.
///
/// @param lines those that can be recorded
/// @param zeroLines lines over nothing: they are not recorded
/// @param earlierLines lines before the account's opening date: its opening balance has them already
/// @param fingerprint equal for the same statement out of two files
record RecordableStatement(
        BankAccount account,
        Statement statement,
        @Nullable Long openingMinor,
        @Nullable Long closingMinor,
        long creditsMinor,
        long debitsMinor,
        List<RecordableLine> lines,
        int zeroLines,
        int earlierLines,
        String fingerprint) {

    RecordableStatement {
        lines = List.copyOf(lines);
    }

    static RecordableStatement of(Statement statement, BankAccount account) {
        var lines = new ArrayList<RecordableLine>(statement.lines().size());
        int zero = 0;
        int earlier = 0;
        int number = 0;
        for (var line : statement.lines()) {
            if (line.currency() != null
                    && !line.currency().equals(account.currency().getCurrencyCode())) {
                throw otherCurrency(statement, account, line.currency());
            }
            var recordable = RecordableLine.of(++number, line, account.currency());
            if (recordable.amountMinor() == 0) {
                zero++;
            } else if (line.bookingDate().isBefore(account.openingDate())) {
                earlier++;
            } else {
                lines.add(recordable);
            }
        }
        var opening = minor(statement.opening(), statement, account);
        var closing = minor(statement.closing(), statement, account);
        return new RecordableStatement(
                account,
                statement,
                opening,
                closing,
                Amounts.minor(statement.credits(), account.currency()),
                Amounts.minor(statement.debits(), account.currency()),
                lines,
                zero,
                earlier,
                fingerprint(statement, opening, closing, lines));
    }

    private static @Nullable Long minor(@Nullable Balance balance, Statement statement, BankAccount account) {
        if (balance == null) {
            return null;
        }
        if (balance.currency() != null
                && !balance.currency().equals(account.currency().getCurrencyCode())) {
            throw otherCurrency(statement, account, balance.currency());
        }
        return Amounts.minor(balance.amount(), account.currency());
    }

    private static UnreadableFile otherCurrency(Statement statement, BankAccount account, String currency) {
        return new UnreadableFile(
                "statement-currency-mismatch",
                "The bank account is kept in " + account.currency().getCurrencyCode() + ", the statement has "
                        + currency,
                "statement " + statement.index());
    }

    private static String fingerprint(
            Statement statement, @Nullable Long opening, @Nullable Long closing, List<RecordableLine> lines) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            add(sha, statement.number());
            add(sha, opening);
            add(sha, closing);
            add(sha, statement.opening() == null ? null : statement.opening().date());
            add(sha, statement.closing() == null ? null : statement.closing().date());
            lines.forEach(line -> add(sha, line.contentHash()));
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest sha, @Nullable Object part) {
        sha.update(Objects.toString(part, "").getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0x1F);
    }

    /// What the bank's own balances differ by from its lines; 0 where it states too few to tell.
    long imbalanceMinor() {
        if (openingMinor == null || closingMinor == null) {
            return 0;
        }
        long expected = Math.subtractExact(Math.addExact(openingMinor, creditsMinor), debitsMinor);
        return Math.subtractExact(closingMinor, expected);
    }

    /// For messages: which statement of the file.
    String position() {
        return "statement " + statement.index();
    }
}
