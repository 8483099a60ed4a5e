package io.tieout.reconciliation.statementfile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a column of debit and credit marks says about a line.
enum CsvDirection {
    IN,
    OUT,
    /// Neither: a move between pockets of the same purse.
    NEUTRAL;

    private static final Set<String> IN_WORDS = Set.of(
            "c",
            "cr",
            "crdt",
            "credit",
            "h",
            "haben",
            "k",
            "kredit",
            "i",
            "in",
            "inflow",
            "bij",
            "+",
            "收入",
            "存入",
            "bevetel",
            "income",
            "uznanie",
            "credito",
            "money in",
            "转入",
            "收");

    private static final Set<String> OUT_WORDS = Set.of(
            "d",
            "dr",
            "db",
            "dbit",
            "debit",
            "debet",
            "s",
            "soll",
            "o",
            "out",
            "outflow",
            "af",
            "-",
            "支出",
            "支取",
            "kiadas",
            "expense",
            "obciazenie",
            "debito",
            "money out",
            "转出",
            "付");

    private static final Set<String> NEUTRAL_WORDS = Set.of("/", "不计收支", "中性交易", "资金转移", "其他", "neutral");

    static Optional<CsvDirection> of(String text) {
        var word = text.strip().toLowerCase(Locale.ROOT);
        // `Débit`, `Bevétel`; of `+` and `/` folding would leave nothing.
        var folded = CsvColumn.fold(text);
        if (IN_WORDS.contains(word) || IN_WORDS.contains(folded) || word.startsWith("贷")) {
            return Optional.of(IN);
        }
        if (OUT_WORDS.contains(word) || OUT_WORDS.contains(folded) || word.startsWith("借")) {
            return Optional.of(OUT);
        }
        return NEUTRAL_WORDS.contains(word) ? Optional.of(NEUTRAL) : Optional.empty();
    }

    static boolean isKnown(String text) {
        return of(text).isPresent();
    }
}
