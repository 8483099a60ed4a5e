package io.tieout.reconciliation.statementfile;

import io.tieout.reconciliation.statementfile.CsvProfile.DateOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Quicken Interchange Format: one letter and a value a line, `^` after each transaction.
///
/// It names no currency and often no account, and writes dates in the order of its country. The order is decided
/// once for the file; where every date, or every figure, can be read both ways, the file is taken with a warning and
/// not into the books. Splits and categories are somebody's bookkeeping, not the bank's.
final class QifReader implements StatementReader {

    private static final Pattern HEADER =
            Pattern.compile("^\\s*!(Type|Account|Option|Clear)\\b", Pattern.CASE_INSENSITIVE);
    private static final int SAMPLE = 10_000;
    private static final int MAX_RECORD = 10_000;

    /// Date, amount, amount again, payee, memo, number.
    private static final String KNOWN = "DTUPMN";

    private static final Set<String> BANK = Set.of("bank", "ccard", "cash", "oth a", "oth l");

    @Override
    public boolean recognises(FileHead head) {
        return HEADER.matcher(head.text()).find();
    }

    @Override
    public Format format(FileHead head) {
        return Format.QIF;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {
        var charset = TextEncoding.detect(file);
        var dates = new ArrayList<String>();
        var figures = new ArrayList<String>();
        try (var lines = new LineSource(file, charset)) {
            sample(lines, dates, figures);
        }
        var given = head.profile() == null ? null : head.profile().dateOrder();
        var order = given == null ? CsvDates.order(dates, null).orElse(null) : given;
        if (order == null) {
            sink.finding(Finding.warning(
                    "date-order-ambiguous",
                    "Day and month can be exchanged in every date; taken as month before day",
                    null));
        }
        var separator = separator(head, figures);
        if (separator.unsure()) {
            sink.finding(CsvNumbers.separatorUnsure(separator.decimal()));
        }
        var run = new Run(
                sink,
                new CsvDates(order == null ? DateOrder.MONTH_DAY_YEAR : order, null),
                new CsvNumbers(separator.decimal()));
        try (var lines = new LineSource(file, charset)) {
            run.read(lines);
        }
    }

    private static CsvNumbers.Separator separator(FileHead head, List<String> figures) {
        var given = head.profile() == null ? null : head.profile().decimalSeparator();
        return given == null
                ? CsvNumbers.decimalSeparator(figures, '.')
                : new CsvNumbers.Separator(given.charAt(0), false);
    }

    private static void sample(LineSource lines, List<String> dates, List<String> figures) {
        var section = "";
        for (var text = lines.next(); text != null && dates.size() < SAMPLE; text = lines.next()) {
            if (text.startsWith("!")) {
                section = section(text, section);
            } else if (BANK.contains(section) && text.startsWith("D")) {
                dates.add(date(text.substring(1)));
            } else if (BANK.contains(section) && text.startsWith("T")) {
                figures.add(text.substring(1).strip());
            }
        }
    }

    /// Which kind of list a line that begins with `!` opens; options open none.
    private static String section(String text, String current) {
        var name = text.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("!type:")) {
            return name.substring("!type:".length()).strip();
        }
        return name.equals("!account") ? "account" : current;
    }

    /// `12/31'04` and `1/ 2' 5` are dates as Quicken writes them.
    private static String date(String written) {
        var compact = written.strip().replace(" ", "");
        int mark = compact.indexOf('\'');
        if (mark < 0) {
            return compact;
        }
        var year = compact.substring(mark + 1);
        return compact.substring(0, mark) + "/" + (year.length() == 1 ? "0" + year : year);
    }

    /// One pass over one file.
    private static final class Run {

        private final StatementSink sink;
        private final CsvDates dates;
        private final CsvNumbers numbers;
        private final Map<Character, String> record = new HashMap<>();
        private int recordLines;
        private @Nullable StatementDraft statement;
        private @Nullable String account;
        private String section = "";
        private int statements;

        Run(StatementSink sink, CsvDates dates, CsvNumbers numbers) {
            this.sink = sink;
            this.dates = dates;
            this.numbers = numbers;
        }

        void read(LineSource lines) {
            for (var text = lines.next(); text != null; text = lines.next()) {
                if (text.isBlank()) {
                    continue;
                }
                if (text.startsWith("!")) {
                    requireEnd(lines);
                    start(text);
                } else if (text.strip().equals("^")) {
                    endRecord(lines);
                } else {
                    if (++recordLines > MAX_RECORD) {
                        throw new UnreadableFile(
                                "text-too-long",
                                "A transaction has more than " + MAX_RECORD + " lines",
                                position(lines));
                    }
                    if (KNOWN.indexOf(text.charAt(0)) >= 0) {
                        // Splits repeat their letters; the transaction's own stand before them.
                        record.putIfAbsent(text.charAt(0), text.substring(1).strip());
                    }
                }
            }
            requireEnd(lines);
            endStatement();
            if (statements == 0) {
                throw new UnreadableFile("no-statement", "The file has no section of a bank account", null);
            }
        }

        private void start(String text) {
            section = section(text, section);
            if (text.strip().toLowerCase(Locale.ROOT).startsWith("!type:")) {
                endStatement();
                if (BANK.contains(section)) {
                    statement = new StatementDraft(++statements);
                    statement.account =
                            account == null ? AccountIdentification.UNKNOWN : AccountIdentification.of(account);
                }
            }
        }

        private void requireEnd(LineSource lines) {
            if (recordLines > 0) {
                throw new UnreadableFile("qif-truncated", "A transaction has no end ^", position(lines));
            }
        }

        private void endRecord(LineSource lines) {
            var draft = statement;
            if (section.equals("account")) {
                account = record.get('N');
            } else if (draft != null) {
                transaction(draft, lines);
            }
            record.clear();
            recordLines = 0;
        }

        private void transaction(StatementDraft draft, LineSource lines) {
            var figure = numbers.read(value('T', value('U', "")));
            if (figure.isEmpty()) {
                error("invalid-amount", "The transaction has the amount " + value('T', ""), lines);
            }
            var amount = figure.map(CsvNumbers.Figure::signed).orElse(BigDecimal.ZERO);
            var written = date(value('D', ""));
            var date = dates.read(written);
            if (date.isEmpty()) {
                error(
                        written.isEmpty() ? "missing-date" : "invalid-date",
                        "The transaction has the date " + LineDraft.clean(written),
                        lines);
            }
            var opening = value('P', "").equalsIgnoreCase("Opening Balance");
            if (opening && draft.entries == 0 && date.isPresent() && figure.isPresent()) {
                draft.opening = new Balance(date.get(), amount, null);
                return;
            }
            var line = new LineDraft();
            line.amount = amount;
            line.entry = draft.entry(amount);
            line.counterpartyName = value('P', "");
            line.remittance = value('M', value('P', ""));
            line.endToEndId = value('N', "");
            if (figure.isPresent() && date.isPresent()) {
                draft.line(line.toLine(date.get()));
                draft.fromDate = Dates.earlier(draft.fromDate, date.get());
                draft.toDate = Dates.later(draft.toDate, date.get());
            }
        }

        private void endStatement() {
            var ended = statement;
            statement = null;
            if (ended != null) {
                sink.statement(ended.toStatement());
            }
        }

        private String value(char letter, String otherwise) {
            return record.getOrDefault(letter, otherwise);
        }

        private void error(String code, String detail, LineSource lines) {
            sink.finding(Finding.error(code, detail, position(lines)));
        }

        private static String position(LineSource lines) {
            return "line " + lines.number();
        }
    }
}
