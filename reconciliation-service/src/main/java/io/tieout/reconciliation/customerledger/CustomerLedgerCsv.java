package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A customer's ledger as comma-separated values (RFC 4180), written as it is read, however long it is.
final class CustomerLedgerCsv {

    static final String MEDIA_TYPE = "text/csv";

    private static final int LINES_A_READ = 1_000;

    private final CustomerLedgerQueries queries;
    private final LedgerScope scope;

    CustomerLedgerCsv(CustomerLedgerQueries queries, LedgerScope scope) {
        this.queries = queries;
        this.scope = scope;
    }

    void write(Writer out) throws IOException {
        row(
                out,
                "date",
                "documentDate",
                "dueDate",
                "control",
                "text",
                "document",
                "debit",
                "credit",
                "balance",
                "currency",
                "state",
                "open");
        var balances = queries.balances(scope, null);
        var running = new RunningBalances(balances);
        for (var control : Control.values()) {
            balance(
                    out,
                    scope.from(),
                    control,
                    "Opening",
                    Objects.requireNonNull(balances.get(control)).opening());
        }
        LedgerLine.Place after = null;
        List<LedgerLine> lines;
        do {
            lines = queries.lines(scope, after, LINES_A_READ);
            for (var line : lines) {
                line(out, line, running.after(line));
                after = line.place();
            }
        } while (lines.size() == LINES_A_READ);
        for (var control : Control.values()) {
            balance(
                    out,
                    scope.to(),
                    control,
                    "Closing",
                    Objects.requireNonNull(balances.get(control)).closing());
        }
        out.flush();
    }

    private static void line(Writer out, LedgerLine line, Money balance) throws IOException {
        boolean debit = !line.movement().isNegative();
        var item = line.item();
        row(
                out,
                line.effectiveDate().toString(),
                line.documentDate().toString(),
                item == null ? "" : Objects.toString(item.dueDate(), ""),
                line.control().name(),
                CustomerLedgerQueries.english(line),
                text(line.document()),
                debit ? line.movement().amount() : "",
                debit ? "" : line.movement().abs().amount(),
                balance.amount(),
                balance.currency().getCurrencyCode(),
                line.state().name(),
                line.open().amount());
    }

    private static void balance(Writer out, LocalDate day, Control control, String text, Money balance)
            throws IOException {
        row(
                out,
                day.toString(),
                "",
                "",
                control.name(),
                text,
                "",
                "",
                "",
                balance.amount(),
                balance.currency().getCurrencyCode(),
                "",
                "");
    }

    private static void row(Writer out, String... cells) throws IOException {
        out.write(Stream.of(cells).map(CustomerLedgerCsv::quoted).collect(Collectors.joining(",", "", "\r\n")));
    }

    /// A spreadsheet would run a text that looks like a formula.
    private static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
