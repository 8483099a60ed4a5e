package io.tieout.ledger.charttemplate;

/// How entries are numbered for people, where the law asks for it.
///
/// @param word stands before the number, for example `记`
public record VoucherNumbering(String word, Restart restarts) {

    /// When the numbers begin at 1 again.
    public enum Restart {
        MONTHLY,
        YEARLY
    }

    public String number(long position) {
        return "%s-%04d".formatted(word, position);
    }
}
