package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.Words.Meaning;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a company itself knows lines that are no customer's payment, beside what the engine knows.
///
/// @param codes the bank's transaction codes, one piece each; they go before the engine's own
/// @param words words of the text, asked where no document is named and the payer can be no customer
public record OwnMarks(Map<String, LineKind> codes, List<Word> words) {

    public static final OwnMarks NONE = new OwnMarks(Map.of(), List.of());

    /// @param text one word, or a run of ideographs
    /// @param moneyIn whether it also counts for money that comes in
    public record Word(String text, LineKind kind, boolean moneyIn) {

        boolean is(Text.Piece piece) {
            return switch (piece.kind()) {
                case LETTERS -> piece.text().equals(text);
                case IDEOGRAPHS -> piece.text().contains(text);
                case DIGITS -> false;
            };
        }
    }

    /// What banks write on payments of customers, on their refunds and returns, or on anything.
    private static final Set<String> ORDINARY = Set.of(
            "PMNT",
            "RCDT",
            "ICDT",
            "RDDT",
            "IDDT",
            "RCHQ",
            "ICHQ",
            "CCRD",
            "MCRD",
            "DRFT",
            "CNTR",
            "LBOX",
            "MCOP",
            "MDOP",
            "OTHR",
            "NTAV",
            "RRCT",
            "IRCT",
            "RCTC",
            "ESCT",
            "XBCT",
            "DMCT",
            "STDO",
            "ATXN",
            "ACOR",
            "VCOM",
            "SDVA",
            "XBST",
            "XRTN",
            "ESDD",
            "BBDD",
            "PMDD",
            "XBDD",
            "OODD",
            "UPDD",
            "PRDD",
            "RPCR",
            "RRTN",
            "PSTE",
            "POSC",
            "POSD",
            "POSP",
            "SMRT",
            "NTRF",
            "TRF",
            "NMSC",
            "MSC",
            "NCHK",
            "CHK",
            "NDDT",
            "DDT",
            "NCOL",
            "COL",
            "NCLR",
            "CLR",
            "NCMI",
            "CMI",
            "NRTI",
            "RTI",
            "NSTO",
            "STO",
            "NBOE",
            "BOE",
            "NDIV",
            "CREDIT",
            "DEBIT",
            "DEP",
            "XFER",
            "PAYMENT",
            "POS",
            "ATM",
            "CHECK",
            "DIRECTDEP",
            "DIRECTDEBIT",
            "REPEATPMT",
            "OTHER",
            "CASH");

    /// Numbers below are receipts, payments and returns in the banks' catalogues (BAI2, GVC); charges, interest and
    /// the rest stand above.
    private static final int FIRST_FREE_NUMBER = 700;

    private static final int SHORTEST_WORD = 3;
    private static final int SHORTEST_IDEOGRAPHS = 2;

    private static final Set<Meaning> NOTHING_OF_CUSTOMERS = EnumSet.of(
            Meaning.INTEREST, Meaning.TAX, Meaning.TAX_OFFICE, Meaning.PAYROLL, Meaning.FEE, Meaning.OWN_TRANSFER);

    private static final Set<LineKind> KNOWN_BY_WORDS_ON_MONEY_IN =
            EnumSet.of(LineKind.INTEREST, LineKind.OWN_TRANSFER);

    public OwnMarks {
        var normal = new TreeMap<String, LineKind>();
        codes.forEach((code, kind) -> normal.put(Text.normalise(code).strip(), kind));
        codes = Collections.unmodifiableSortedMap(normal);
        words = words.stream()
                .map(word -> new Word(Text.normalise(word.text()).strip(), word.kind(), word.moneyIn()))
                .sorted(Comparator.comparing(Word::text).thenComparing(Word::moneyIn))
                .toList();
    }

    /// Why a code must not decide, null when it may.
    public static @Nullable String whyNotCode(String code) {
        var normal = Text.normalise(code).strip();
        if (!normal.matches("[A-Z0-9]{2,12}")) {
            return "must be one code of 2 to 12 letters and digits";
        }
        if (ORDINARY.contains(normal)) {
            return "stands on payments of customers too: they would be taken for something else";
        }
        boolean number = normal.chars().allMatch(Character::isDigit);
        return number && (normal.length() > 3 || Integer.parseInt(normal) < FIRST_FREE_NUMBER)
                ? "is in the range of receipts, payments and returns: customers' payments would be taken for something else"
                : null;
    }

    /// Why a word must not decide, null when it may.
    public static @Nullable String whyNotWord(Word word) {
        var pieces = Text.of(word.text()).pieces();
        if (pieces.size() != 1 || pieces.getFirst().isDigits()) {
            return "must be one word without digits: figures may be a document's number";
        }
        var piece = pieces.getFirst();
        boolean ideographs = piece.kind() == Text.PieceKind.IDEOGRAPHS;
        if (piece.text().length() < (ideographs ? SHORTEST_IDEOGRAPHS : SHORTEST_WORD)) {
            return "is too short: it stands in too many texts";
        }
        if (!NOTHING_OF_CUSTOMERS.containsAll(Words.of(piece))) {
            return "is a word with which customers say what they pay";
        }
        if (Names.isLegalForm(piece.text())) {
            return "is a legal form: it stands in customers' names";
        }
        return word.moneyIn() && !KNOWN_BY_WORDS_ON_MONEY_IN.contains(word.kind())
                ? "may be in the text of a customer who is not known yet: money that comes in is " + word.kind()
                        + " only by the bank's code or a person"
                : null;
    }

    @Nullable
    LineKind kindOfCode(String code) {
        return codes.get(code);
    }

    /// By the words of the text, for money that goes out also by the payee's name.
    @Nullable
    LineKind kindOfWords(Text text, Text name, boolean moneyOut) {
        for (var word : words) {
            boolean said = text.pieces().stream().anyMatch(word::is);
            boolean named = moneyOut && name.pieces().stream().anyMatch(word::is);
            if ((said || named) && (moneyOut || word.moneyIn())) {
                return word.kind();
            }
        }
        return null;
    }
}
