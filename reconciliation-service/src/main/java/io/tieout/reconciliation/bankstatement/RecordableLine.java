package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.StatementLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A line of a file in the account's money, with the fingerprint of everything the bank says about it.
///
/// @param number its place among the lines of its statement, from 1
record RecordableLine(
        int number,
        StatementLine line,
        long amountMinor,
        @Nullable Long instructedMinor,
        @Nullable Currency instructedCurrency,
        @Nullable Long chargesMinor,
        String contentHash) {

    static RecordableLine of(int number, StatementLine line, Currency currency) {
        long amount = Amounts.minor(line.amount(), currency);
        var instructed = Amounts.instructed(line, currency);
        return new RecordableLine(
                number,
                line,
                amount,
                instructed == null ? null : (Long) instructed.minorUnits(),
                instructed == null || instructed.currency().equals(currency) ? null : instructed.currency(),
                optional(line.charges(), currency),
                hash(line, amount, currency));
    }

    private static @Nullable Long optional(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : Amounts.minor(amount, currency);
    }

    /// Equal for the same line in two files, and for honest twins: those are told apart by their occurrence.
    private static String hash(StatementLine line, long amountMinor, Currency currency) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            add(sha, line.bookingDate().toString());
            add(sha, line.valueDate().toString());
            add(sha, Long.toString(amountMinor));
            add(sha, currency.getCurrencyCode());
            add(sha, line.counterpartyName());
            add(sha, line.counterpartyIban());
            add(sha, line.remittance());
            add(sha, line.structuredReference());
            add(sha, line.bankReference());
            add(sha, line.endToEndId());
            add(sha, line.bankTransactionCode());
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest sha, @Nullable String text) {
        if (text != null) {
            sha.update(text.getBytes(StandardCharsets.UTF_8));
        }
        sha.update((byte) 0x1F);
    }
}
