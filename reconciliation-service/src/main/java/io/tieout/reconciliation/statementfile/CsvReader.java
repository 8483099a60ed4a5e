package io.tieout.reconciliation.statementfile;

import io.tieout.reconciliation.statementfile.CsvRows.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// CSV files of any bank, by profile. A running balance proves the file like opening and closing balance do.
final class CsvReader implements StatementReader {

    private static final Pattern TOTAL = Pattern.compile(
            "(?i)合计|总计|小计|^\\W*(grand |sub)?total|^\\W*totals|^\\W*summe|^\\W*saldo|^\\W*totaal|^\\W*celkem|^\\W*razem");

    private static final Pattern PENDING = Pattern.compile("(?i)pending|vorgemerkt|en attente|待入账|未入账");

    @Override
    public boolean recognises(FileHead head) {
        if (head.profile() != null) {
            return true;
        }
        var text = head.text();
        boolean binary =
                text.chars().limit(4096).anyMatch(c -> c < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != 0);
        return !binary && text.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t' || c == '|');
    }

    @Override
    public Format format(FileHead head) {
        return Format.CSV;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {
        var layout = new CsvAssistant(file, head.profile()).propose();
        sink.profile(layout.profile().name());
        if (layout.orderUnsure()) {
            sink.finding(Finding.warning(
                    "date-order-ambiguous",
                    "Day and month can be exchanged in every date; taken as day before month",
                    null));
        }
        try (var rows = new CsvRows(file, layout.charset(), layout.delimiter())) {
            new Run(layout, sink).read(rows);
        }
    }

    /// One pass over one file.
    private static final class Run {

        private final CsvLayout layout;
        private final StatementSink sink;
        private final CsvAmounts amounts;
        private final StatementDraft statement = new StatementDraft(1);
        private final List<StatementLine> lines = new ArrayList<>();
        private @Nullable String account;
        private @Nullable BigDecimal firstBalanceBefore;
        private @Nullable BigDecimal lastBalance;
        private @Nullable BigDecimal firstBalance;
        private @Nullable BigDecimal lastBalanceBefore;
        private int neutral;
        private int pending;

        Run(CsvLayout layout, StatementSink sink) {
            this.layout = layout;
            this.sink = sink;
            this.amounts = new CsvAmounts(layout.columns(), layout.numbers(), layout.profile());
            this.statement.currency = layout.currency();
        }

        void read(CsvRows rows) {
            int index = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (index++ >= layout.firstRow() && !row.isBlank()) {
                    row(row);
                }
            }
            if (neutral > 0) {
                sink.finding(Finding.notice("neutral-rows", neutral + " rows move no money on this account", null));
            }
            if (pending > 0) {
                sink.finding(Finding.notice("pending-rows", pending + " rows are not booked yet and left out", null));
            }
            balances();
            if (layout.newestFirst()) {
                Collections.reverse(lines);
            }
            lines.forEach(statement::line);
            sink.statement(statement.toStatement());
        }

        private void row(Row row) {
            var dateText = text(row, CsvColumn.BOOKING_DATE);
            var date = layout.dates().read(dateText);
            if (date.isEmpty()) {
                withoutDate(row, dateText);
                return;
            }
            if (PENDING.matcher(text(row, CsvColumn.STATUS)).find()) {
                pending(row);
                return;
            }
            switch (amounts.read(row)) {
                case CsvAmounts.Amount.Known known -> line(row, date.get(), known.amount());
                case CsvAmounts.Amount.Neutral ignored -> neutral();
                case CsvAmounts.Amount.Absent ignored -> error("invalid-amount", "The row has no amount", row);
                case CsvAmounts.Amount.Unreadable unreadable ->
                    error("invalid-amount", "The row has the amount " + LineDraft.clean(unreadable.text()), row);
            }
        }

        /// A row without a date is a total, a pending line or a remark; with an amount of its own it is a broken
        /// line.
        private void withoutDate(Row row, String dateText) {
            if (PENDING.matcher(dateText).find()) {
                pending(row);
                return;
            }
            boolean line = amounts.read(row) instanceof CsvAmounts.Amount.Known
                    && !TOTAL.matcher(row.text()).find();
            if (line) {
                error("invalid-date", "The row has the date " + LineDraft.clean(dateText), row);
            }
        }

        /// Counted with the file's rows, but no line: nothing was booked on this account.
        private void neutral() {
            neutral++;
            statement.entry(BigDecimal.ZERO);
        }

        /// Counted with the file's rows, but no line: the bank may still change or drop it. A running balance leaves
        /// it out.
        private void pending(Row row) {
            pending++;
            if (!layout.useBalance() && amounts.read(row) instanceof CsvAmounts.Amount.Known known) {
                statement.entry(known.amount());
            }
        }

        private void line(Row row, LocalDate date, BigDecimal amount) {
            var line = new LineDraft();
            line.entry = statement.entry(amount);
            line.amount = amount;
            currency(row, line);
            account(row);
            line.valueDate =
                    layout.dates().read(text(row, CsvColumn.VALUE_DATE)).orElse(date);
            line.counterpartyName = text(row, CsvColumn.COUNTERPARTY_NAME);
            line.counterpartyIban = text(row, CsvColumn.COUNTERPARTY_IBAN);
            line.remittance = text(row, CsvColumn.REMITTANCE);
            line.structuredReference = text(row, CsvColumn.STRUCTURED_REFERENCE);
            line.endToEndId = text(row, CsvColumn.END_TO_END_ID);
            line.bankReference = text(row, CsvColumn.BANK_REFERENCE);
            line.bankTransactionCode = text(row, CsvColumn.CODE);
            balance(row, amount);
            if (lines.size() == StatementDraft.MAX_LINES) {
                throw new UnreadableFile(
                        "statement-too-large",
                        "A statement may have at most " + StatementDraft.MAX_LINES + " lines",
                        "line " + row.line());
            }
            lines.add(line.toLine(date));
            statement.fromDate = earlier(statement.fromDate, date);
            statement.toDate = later(statement.toDate, date);
        }

        private void currency(Row row, LineDraft line) {
            var written = text(row, CsvColumn.CURRENCY);
            var code = written.isEmpty()
                    ? statement.currency
                    : CsvAssistant.currency(written).orElse(null);
            if (!written.isEmpty() && code == null) {
                error("invalid-currency", "The row has the currency " + LineDraft.clean(written), row);
                return;
            }
            line.currency = code;
            if (code != null) {
                // The file's own word for the currency is shown, the ISO code is worked with.
                statement.currencies.add(written.isEmpty() ? code : written);
                statement.currency = statement.currency == null ? code : statement.currency;
            }
        }

        private void account(Row row) {
            var written = text(row, CsvColumn.ACCOUNT);
            if (written.isEmpty()) {
                return;
            }
            if (account == null) {
                account = written;
            } else if (!account.equals(written)) {
                error("several-accounts", "The file has lines of " + account + " and of " + written, row);
            }
        }

        private void balance(Row row, BigDecimal amount) {
            if (!layout.useBalance()) {
                return;
            }
            var figure = layout.numbers().read(text(row, CsvColumn.BALANCE));
            if (figure.isEmpty()) {
                return;
            }
            var after = figure.get().signed();
            var before = after.subtract(amount);
            if (firstBalance == null) {
                firstBalance = after;
                firstBalanceBefore = before;
            }
            lastBalance = after;
            lastBalanceBefore = before;
        }

        private void balances() {
            statement.account = account == null ? given() : AccountIdentification.of(account);
            var opening = layout.newestFirst() ? lastBalanceBefore : firstBalanceBefore;
            var closing = layout.newestFirst() ? firstBalance : lastBalance;
            if (opening != null && closing != null) {
                statement.opening = new Balance(statement.fromDate, opening, statement.currency);
                statement.closing = new Balance(statement.toDate, closing, statement.currency);
            }
        }

        private AccountIdentification given() {
            var number = layout.profile().account();
            return number == null ? AccountIdentification.UNKNOWN : AccountIdentification.of(number);
        }

        private String text(Row row, CsvColumn column) {
            var index = layout.columns().get(column);
            return index == null ? "" : row.at(index);
        }

        private void error(String code, String detail, Row row) {
            sink.finding(Finding.error(code, detail, "line " + row.line()));
        }

        private static LocalDate earlier(@Nullable LocalDate known, LocalDate date) {
            return known == null || date.isBefore(known) ? date : known;
        }

        private static LocalDate later(@Nullable LocalDate known, LocalDate date) {
            return known == null || date.isAfter(known) ? date : known;
        }
    }
}
