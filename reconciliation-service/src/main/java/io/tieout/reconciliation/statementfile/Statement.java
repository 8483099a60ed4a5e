package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// One statement out of a file.
///
/// @param index 1, 2, 3 … in its file
/// @param number how the bank numbers it
/// @param currency the account's, when the file says so
/// @param entries how many entries the bank counts; lines can be more, where batch entries were split
/// @param currencies all currencies that balances and entries name
/// @param credits sum of money in over the bank's entries
/// @param debits sum of money out, positive
/// @param controlTotalsAgree false when totals that the file itself states do not fit its entries
/// @param interim shows what the bank may still change; its lines come again in the day's statement
/// @param numbering where it stands among the bank's statements and their pages
public record Statement(
        int index,
        @Nullable String number,
        AccountIdentification account,
        @Nullable String currency,
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        @Nullable Balance opening,
        @Nullable Balance closing,
        int entries,
        BigDecimal credits,
        BigDecimal debits,
        SortedSet<String> currencies,
        boolean controlTotalsAgree,
        boolean interim,
        Numbering numbering,
        List<StatementLine> lines) {

    public Statement {
        lines = List.copyOf(lines);
    }

    /// Closing - (opening + lines): zero proves the statement; empty when a balance is missing or they cannot be
    /// compared.
    public Optional<BigDecimal> difference() {
        if (opening == null || closing == null || differInCurrency(opening, closing)) {
            return Optional.empty();
        }
        return Optional.of(
                closing.amount().subtract(opening.amount()).subtract(credits).add(debits));
    }

    /// Both balances are there and do not prove the lines: another amount, or another currency.
    public boolean isUnbalanced() {
        if (opening == null || closing == null) {
            return false;
        }
        return difference().filter(difference -> difference.signum() == 0).isEmpty();
    }

    /// The same statement with another place in the file that is handed in: an archive has many files.
    Statement withIndex(int newIndex) {
        return new Statement(
                newIndex,
                number,
                account,
                currency,
                fromDate,
                toDate,
                opening,
                closing,
                entries,
                credits,
                debits,
                currencies,
                controlTotalsAgree,
                interim,
                numbering,
                lines);
    }

    /// For people: what keeps the statement from being proved.
    String imbalance() {
        return difference()
                .map(difference -> "opening + lines and closing differ by " + difference.toPlainString())
                .orElse("opening and closing balance are of different currencies");
    }

    private static boolean differInCurrency(Balance opening, Balance closing) {
        return opening.currency() != null
                && closing.currency() != null
                && !opening.currency().equals(closing.currency());
    }
}
