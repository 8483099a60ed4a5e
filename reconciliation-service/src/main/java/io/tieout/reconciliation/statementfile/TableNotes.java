package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a table file says beside its lines: `Saldo Awal : 1,250.00`, `Account number;12345`, a row *Closing
/// balance*.
final class TableNotes {

    /// What a labelled figure is.
    enum Kind {
        OPENING,
        CLOSING,
        TURNOVER,
        CREDITS,
        DEBITS;

        boolean isBalance() {
            return this == OPENING || this == CLOSING;
        }
    }

    private static final Map<String, Kind> FIGURES = new HashMap<>();

    static {
        label(
                Kind.OPENING,
                "opening balance|balance brought forward|brought forward|previous balance|beginning balance"
                        + "|starting balance|start balance|anfangssaldo|startsaldo|alter kontostand|saldo awal|saldo inicial"
                        + "|saldo iniziale|solde initial|ancien solde|beginsaldo|saldo poczatkowe|pocatecni zustatek"
                        + "|nyito egyenleg|algsaldo|sakuma atlikums|pradinis likutis|期初余额|上期余额|承前余额|ingaende saldo");
        label(
                Kind.CLOSING,
                "closing balance|balance carried forward|carried forward|ending balance|end balance|endsaldo"
                        + "|neuer kontostand|saldo akhir|saldo final|saldo finale|solde final|nouveau solde|eindsaldo"
                        + "|saldo koncowe|konecny zustatek|zaro egyenleg|loppsaldo|beigu atlikums|galutinis likutis|期末余额"
                        + "|utgaende saldo");
        label(Kind.TURNOVER, "turnover|kaive|apgrozijums|apyvarta");
        label(Kind.CREDITS, "total credits|total credit|mutasi kredit|total kredit");
        label(Kind.DEBITS, "total debits|total debit|mutasi debet|mutasi debit|total debet");
    }

    private static final Set<String> ACCOUNTS = Set.of(
            "account",
            "account no",
            "account number",
            "iban",
            "no rekening",
            "nomor rekening",
            "kontonummer",
            "konto",
            "rekening",
            "账号",
            "账户",
            "卡号",
            "numero de compte",
            "numero conto",
            "cuenta");

    private static final Set<String> CURRENCIES =
            Set.of("currency", "account currency", "mata uang", "kode mata uang", "wahrung", "devise", "币种", "账户币种");

    /// Words of which one stands in every label: a quick look before the exact one.
    private static final List<String> HINTS = List.of(
            "balance",
            "saldo",
            "solde",
            "forward",
            "kontostand",
            "zustatek",
            "egyenleg",
            "atlikums",
            "likutis",
            "余额",
            "turnover",
            "kaive",
            "käive",
            "apgroz",
            "apyvarta",
            "mutasi",
            "total");

    /// `Beginning balance as of 04/01/2026`, `Kontostand am 1.4.`
    private static final Pattern DAY = Pattern.compile("( as of| on| at| per| am| tgl)?( \\d+)+$");

    private static void label(Kind kind, String labels) {
        for (var name : labels.split("\\|")) {
            FIGURES.put(name, kind);
        }
    }

    /// Account and currency stand above the table.
    private static final int MAX_PROPERTY_ROWS = 200;

    private static final int MAX_ROWS = 10_000;

    private final CsvNumbers numbers;
    private final Map<Kind, BigDecimal> figures = new HashMap<>();
    private int rows;
    private @Nullable String account;
    private @Nullable String currency;

    TableNotes(CsvNumbers numbers) {
        this.numbers = numbers;
    }

    /// Which labelled figure a cell announces; empty for the words of a line.
    static Optional<Kind> kind(String cell) {
        if (cell.isEmpty() || cell.length() > 40) {
            return Optional.empty();
        }
        var lower = cell.toLowerCase(Locale.ROOT);
        return HINTS.stream().anyMatch(lower::contains)
                ? Optional.ofNullable(
                        FIGURES.get(DAY.matcher(CsvColumn.fold(cell)).replaceFirst("")))
                : Optional.empty();
    }

    /// Takes what a row outside the table says.
    void row(TableRow row) {
        if (++rows > MAX_ROWS) {
            return;
        }
        var words = words(row);
        for (int i = 0; i + 1 < words.size(); i++) {
            var label = words.get(i);
            var value = words.get(i + 1);
            var kind = kind(label);
            if (kind.isPresent()) {
                // `Saldo Awal : 1,250.00` without quotes was cut where fields are.
                var whole = String.join(",", words.subList(i + 1, words.size()));
                numbers.read(whole)
                        .or(() -> numbers.read(value))
                        .ifPresent(figure -> figures.putIfAbsent(kind.get(), figure.signed()));
            } else if (rows <= MAX_PROPERTY_ROWS && label.length() <= 40) {
                property(CsvColumn.fold(label), value);
            }
        }
    }

    /// A figure that stood in a row of the table: turnover comes once for each direction.
    void figure(Kind kind, BigDecimal amount) {
        if (kind == Kind.TURNOVER) {
            if (amount.signum() == 0) {
                // Of nothing, the direction is not to be seen.
                return;
            }
            figures.put(amount.signum() < 0 ? Kind.DEBITS : Kind.CREDITS, amount.abs());
        } else {
            figures.put(kind, amount);
        }
    }

    Optional<BigDecimal> figure(Kind kind) {
        return Optional.ofNullable(figures.get(kind));
    }

    @Nullable
    String account() {
        return account;
    }

    @Nullable
    String currency() {
        return currency;
    }

    private void property(String label, String value) {
        if (account == null
                && ACCOUNTS.contains(label)
                && value.matches("[A-Za-z0-9 ./-]{5,40}(\\s[A-Z]{3})?")
                && value.matches(".*\\d{3}.*")) {
            account = value;
        } else if (currency == null && CURRENCIES.contains(label)) {
            currency = CsvAssistant.currency(value).orElse(null);
        }
    }

    /// The cells, split at colons, without what is only a sign.
    private static List<String> words(TableRow row) {
        var words = new ArrayList<String>();
        for (int i = 0; i < Math.min(row.fields().size(), 30); i++) {
            for (var part : row.at(i).split("[:：]", 2)) {
                var word = part.strip();
                if (!word.isEmpty() && !word.equals("=")) {
                    words.add(word);
                }
            }
        }
        return words;
    }
}
