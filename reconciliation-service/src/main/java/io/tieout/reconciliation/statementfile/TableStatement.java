package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One pass over the rows of one table: each row with a day and an amount is a line of the statement.
final class TableStatement {

    private static final Pattern TOTAL = Pattern.compile(
            "(?i)合计|总计|小计|^\\W*(grand |sub)?total|^\\W*totals|^\\W*summe|^\\W*saldo|^\\W*totaal|^\\W*celkem|^\\W*razem");

    private static final Pattern PENDING = Pattern.compile("(?i)pending|^\\W*pend$|vorgemerkt|en attente|待入账|未入账");

    /// The order was given and not carried out.
    private static final Pattern FAILED = Pattern.compile(
            "(?i)^(交易关闭|交易失败|支付失败|已关闭|已撤销|失败|declined|failed|reverted|cancell?ed|rejected|voided|denied)$");

    private static final int MAX_REMARKS = 20_000;

    /// Where a row says that it states a balance and is no line.
    private static final List<CsvColumn> WORDS =
            List.of(CsvColumn.REMITTANCE, CsvColumn.COUNTERPARTY_NAME, CsvColumn.CODE);

    private final CsvLayout layout;
    private final StatementSink sink;
    private final CsvAmounts amounts;
    private final TableNotes notes;
    private final StatementDraft statement;
    private final List<StatementLine> lines = new ArrayList<>();
    private final List<Stated> stated = new ArrayList<>();
    private final Set<TableNotes.Kind> inBalanceColumn = EnumSet.noneOf(TableNotes.Kind.class);
    private @Nullable String account;
    private @Nullable BigDecimal firstBalanceBefore;
    private @Nullable BigDecimal lastBalance;
    private @Nullable BigDecimal firstBalance;
    private @Nullable BigDecimal lastBalanceBefore;
    private BigDecimal sinceBalance = BigDecimal.ZERO;
    private int remarks;
    private int neutral;
    private int pending;

    /// A row among the lines that calls itself a balance.
    private record Stated(TableRow row, LocalDate date, TableNotes.Kind kind, BigDecimal amount) {}

    TableStatement(int index, CsvLayout layout, StatementSink sink) {
        this.layout = layout;
        this.sink = sink;
        this.amounts = layout.amounts();
        this.notes = new TableNotes(layout.numbers());
        this.statement = new StatementDraft(index);
        this.statement.currency = layout.currency();
    }

    Statement read() {
        if (layout.orderUnsure()) {
            sink.finding(Finding.warning(
                    "date-order-ambiguous",
                    "Day and month can be exchanged in every date; taken as day before month",
                    null));
        }
        if (layout.separatorUnsure()) {
            sink.finding(CsvNumbers.separatorUnsure(layout.numbers().decimalSeparator()));
        }
        try (var rows = layout.source().open()) {
            int index = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (index++ < layout.firstRow()) {
                    notes.row(row);
                } else if (!row.isBlank()) {
                    row(row);
                }
            }
        }
        end();
        return statement.toStatement();
    }

    private void row(TableRow row) {
        var dateText = text(row, CsvColumn.BOOKING_DATE);
        var date = layout.dates().read(dateText);
        if (date.isEmpty()) {
            withoutDate(row, dateText);
            return;
        }
        var kind = statedBalance(row);
        if (kind.isPresent()) {
            stated(row, date.get(), kind.get());
            return;
        }
        var status = text(row, CsvColumn.STATUS);
        if (PENDING.matcher(status).find()) {
            pending(row);
            return;
        }
        if (FAILED.matcher(status).matches()) {
            neutral();
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

    /// A row without a date is a total, a pending line or a remark; with an amount of its own it is a broken line.
    private void withoutDate(TableRow row, String dateText) {
        if (PENDING.matcher(dateText).find()) {
            pending(row);
            return;
        }
        if (++remarks > MAX_REMARKS && remarks > 4 * lines.size()) {
            throw new UnreadableFile(
                    "csv-layout-unknown", "Most rows of the table have no day: they are no lines", row.place());
        }
        notes.row(row);
        boolean line = amounts.read(row) instanceof CsvAmounts.Amount.Known
                && !TOTAL.matcher(row.text()).find()
                && statedBalance(row).isEmpty();
        if (line) {
            error("invalid-date", "The row has the date " + LineDraft.clean(dateText), row);
        }
    }

    private Optional<TableNotes.Kind> statedBalance(TableRow row) {
        for (var column : WORDS) {
            var kind = TableNotes.kind(text(row, column));
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }

    /// `Opening balance` among the lines. Where it moves money it may also be a payment whose payer wrote so: that
    /// is decided at the end. Beside a figure in the column of balances, an amount of nothing is no balance.
    private void stated(TableRow row, LocalDate date, TableNotes.Kind kind) {
        var balance = layout.numbers().read(text(row, CsvColumn.BALANCE));
        if (amounts.read(row) instanceof CsvAmounts.Amount.Known known
                && (known.amount().signum() != 0 || balance.isEmpty())) {
            requireRoom(stated.size(), row);
            stated.add(new Stated(row, date, kind, known.amount()));
            return;
        }
        balance.ifPresent(figure -> {
            inBalanceColumn.add(kind);
            notes.figure(kind, figure.signed());
        });
    }

    /// Totals are what they say, and so are one opening and one closing balance. Other balances are lines, except
    /// beside totals: where the file writes about itself, they are no payments.
    private void decideStated() {
        boolean balances = isStatedOnce(TableNotes.Kind.OPENING) && isStatedOnce(TableNotes.Kind.CLOSING);
        boolean totals = stated.stream().anyMatch(row -> !row.kind().isBalance());
        for (var found : stated) {
            if (balances || !found.kind().isBalance()) {
                notes.figure(found.kind(), found.amount());
            } else if (totals) {
                error(
                        "unpaired-balance",
                        "The row states a balance, and the other one is missing or twice",
                        found.row());
            } else if (found.amount().signum() != 0) {
                line(found.row(), found.date(), found.amount());
            }
        }
    }

    private boolean isStatedOnce(TableNotes.Kind kind) {
        long count = stated.stream().filter(row -> row.kind() == kind).count();
        return count + (inBalanceColumn.contains(kind) ? 1 : 0) == 1;
    }

    /// Counted with the file's rows, but no line: nothing was booked on this account.
    private void neutral() {
        neutral++;
        statement.entry(BigDecimal.ZERO);
    }

    /// Counted with the file's rows, but no line: the bank may still change or drop it. A running balance leaves it
    /// out.
    private void pending(TableRow row) {
        pending++;
        if (!layout.useBalance() && amounts.read(row) instanceof CsvAmounts.Amount.Known known) {
            statement.entry(known.amount());
        }
    }

    private void line(TableRow row, LocalDate date, BigDecimal amount) {
        var line = new LineDraft();
        line.entry = statement.entry(amount);
        line.amount = amount;
        currency(row, line);
        account(row);
        line.valueDate = layout.dates().read(text(row, CsvColumn.VALUE_DATE)).orElse(date);
        line.counterpartyName = text(row, CsvColumn.COUNTERPARTY_NAME);
        line.counterpartyIban = text(row, CsvColumn.COUNTERPARTY_IBAN);
        line.remittance = text(row, CsvColumn.REMITTANCE);
        line.structuredReference = text(row, CsvColumn.STRUCTURED_REFERENCE);
        line.endToEndId = text(row, CsvColumn.END_TO_END_ID);
        line.bankReference = (text(row, CsvColumn.DOCUMENT) + " " + text(row, CsvColumn.BANK_REFERENCE)).strip();
        line.bankTransactionCode = text(row, CsvColumn.CODE);
        runningBalance(row, amount);
        requireRoom(lines.size(), row);
        lines.add(line.toLine(date));
        statement.fromDate = Dates.earlier(statement.fromDate, date);
        statement.toDate = Dates.later(statement.toDate, date);
    }

    private void currency(TableRow row, LineDraft line) {
        var written = text(row, CsvColumn.CURRENCY);
        if (statement.currency == null) {
            statement.currency = notes.currency();
        }
        var code = written.isEmpty()
                ? statement.currency
                : CsvAssistant.currency(written).orElse(null);
        if (!written.isEmpty() && code == null) {
            error("invalid-currency", "The row has the currency " + LineDraft.clean(written), row);
            return;
        }
        line.currency = code;
        if (code != null) {
            // A text file's own word for the currency is shown, the ISO code is worked with.
            statement.currencies.add(written.isEmpty() || !layout.source().showsOwnWords() ? code : written);
            statement.currency = statement.currency == null ? code : statement.currency;
        }
    }

    private void account(TableRow row) {
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

    private void runningBalance(TableRow row, BigDecimal amount) {
        sinceBalance = sinceBalance.add(amount);
        if (!layout.useBalance()) {
            return;
        }
        var figure = layout.numbers().read(text(row, CsvColumn.BALANCE));
        if (figure.isEmpty()) {
            return;
        }
        var after = figure.get().signed();
        if (firstBalance == null) {
            firstBalance = after;
            firstBalanceBefore = after.subtract(sinceBalance);
        }
        lastBalance = after;
        lastBalanceBefore = after.subtract(amount);
        sinceBalance = BigDecimal.ZERO;
    }

    private void end() {
        decideStated();
        if (neutral > 0) {
            sink.finding(Finding.notice("neutral-rows", neutral + " rows move no money on this account", null));
        }
        if (pending > 0) {
            sink.finding(Finding.notice("pending-rows", pending + " rows are not booked yet and left out", null));
        }
        if (layout.balanceBreak() != null) {
            sink.finding(Finding.notice(
                    "running-balance-breaks",
                    "The balance column does not run with the lines and proves nothing",
                    layout.balanceBreak()));
        }
        balances();
        controlTotals();
        if (layout.newestFirst()) {
            Collections.reverse(lines);
        }
        lines.forEach(statement::line);
    }

    /// What the file states outright goes before what its running balance shows.
    private void balances() {
        var written = account == null ? notes.account() : account;
        statement.account = written == null ? given() : AccountIdentification.of(written);
        if (statement.currency == null) {
            statement.currency = notes.currency();
        }
        var opening = layout.newestFirst() ? lastBalanceBefore : firstBalanceBefore;
        var closing = layout.newestFirst() ? firstBalance : lastBalance;
        if (closing != null && !layout.newestFirst()) {
            closing = closing.add(sinceBalance);
        }
        var statedOpening = notes.figure(TableNotes.Kind.OPENING);
        var statedClosing = notes.figure(TableNotes.Kind.CLOSING);
        if (statedOpening.isPresent() && statedClosing.isPresent()) {
            opening = statedOpening.get();
            closing = statedClosing.get();
        }
        if (opening != null && closing != null) {
            statement.opening = new Balance(statement.fromDate, opening, statement.currency);
            statement.closing = new Balance(statement.toDate, closing, statement.currency);
        }
    }

    private void controlTotals() {
        var wanted = Map.of(
                TableNotes.Kind.CREDITS, statement.credits,
                TableNotes.Kind.DEBITS, statement.debits);
        wanted.forEach((kind, found) -> notes.figure(kind)
                .filter(stated -> stated.abs().compareTo(found) != 0)
                .ifPresent(stated -> {
                    statement.controlTotalsAgree = false;
                    sink.finding(Finding.notice(
                            "control-totals-disagree",
                            "The file states " + (kind == TableNotes.Kind.CREDITS ? "credits" : "debits") + " of "
                                    + stated.toPlainString() + " and has " + found.toPlainString(),
                            null));
                }));
    }

    private AccountIdentification given() {
        var number = layout.profile().account();
        return number == null ? AccountIdentification.UNKNOWN : AccountIdentification.of(number);
    }

    private String text(TableRow row, CsvColumn column) {
        var index = layout.columns().get(column);
        return index == null ? "" : row.at(index);
    }

    private static void requireRoom(int size, TableRow row) {
        if (size == StatementDraft.MAX_LINES) {
            throw new UnreadableFile(
                    "statement-too-large",
                    "A statement may have at most " + StatementDraft.MAX_LINES + " lines",
                    row.place());
        }
    }

    private void error(String code, String detail, TableRow row) {
        sink.finding(Finding.error(code, detail, row.place()));
    }
}
