package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SWIFT MT940 (customer statement) and MT942 (interim report), as banks really write them: with and without
/// headers, one message or many, wrapped lines, domestic variants of field 86.
///
/// A message that lacks its opening or closing balance is an error of an MT940: it is a fragment, and nothing
/// proves it.
final class MtReader implements StatementReader {

    private static final Pattern MARKER = Pattern.compile("(?m)^:(20|25|28C?|60[FM]|61|62[FM]|86|NS):");

    /// Only real tags start a field: `:12:11` within a text is a time.
    private static final Pattern TAG =
            Pattern.compile("^:(20|21|25P?|28C?|13D|34F|60[FM]|61|62[FM]|64|65|86|90[DC]|NSF?):(.*)$");

    private static final int MAX_FIELD = 64 * 1024;

    /// Headers and blank lines between messages.
    private static final int MAX_OUTSIDE = 200_000;

    private static final Pattern BALANCE = Pattern.compile("^([CD])(\\d{6})([A-Z]{3})?([\\d ]+(?:,[\\d ]*)?)$");

    private static final Pattern LINE =
            Pattern.compile("^(\\d{6})(\\d{4})?\\s?(R[CD]|[CD])([A-Z])?(\\d[\\d ]*(?:,\\d*)?)([NSF].{0,3})?(.*)$");

    /// `2EUR233,15`
    private static final Pattern TOTAL = Pattern.compile("\\d{0,5}[A-Z]{3}(\\d{1,18}(?:,\\d{0,6})?)");

    /// Statement and page: `00027/001`.
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12})(?:/(\\d{1,5}))?(?:/.*)?");

    @Override
    public boolean recognises(FileHead head) {
        return MARKER.matcher(head.text()).find();
    }

    @Override
    public Format format(FileHead head) {
        boolean balances =
                Pattern.compile("(?m)^:6[02][FM]:").matcher(head.text()).find();
        boolean interim =
                Pattern.compile("(?m)^:(34F|90[DC]|13D):").matcher(head.text()).find();
        return interim && !balances ? Format.MT942 : Format.MT940;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {
        try (var lines = new LineSource(file, TextEncoding.detect(file))) {
            new Run(format(head), sink).read(lines);
        }
    }

    /// One pass over one file.
    private static final class Run {

        private final Format format;
        private final StatementSink sink;
        private final StringBuilder field = new StringBuilder();
        private final MtInformation information = new MtInformation();
        private @Nullable String tag;
        private int fieldLine;
        private @Nullable StatementDraft statement;
        private @Nullable LineDraft line;
        private @Nullable Long numbered;
        private @Nullable Integer page;
        private @Nullable BigDecimal statedCredits;
        private @Nullable BigDecimal statedDebits;
        private boolean goesOn;
        private boolean isContinuation;
        private int outside;
        private int statements;

        Run(Format format, StatementSink sink) {
            this.format = format;
            this.sink = sink;
        }

        void read(LineSource lines) {
            for (var text = lines.next(); text != null; text = lines.next()) {
                var start = TAG.matcher(text);
                if (start.matches()) {
                    endField();
                    tag = start.group(1);
                    fieldLine = lines.number();
                    field.append(start.group(2));
                    continue;
                }
                if (isEndOfMessage(text)) {
                    endField();
                    endStatement();
                    continue;
                }
                if (tag == null && ++outside > MAX_OUTSIDE) {
                    throw new UnreadableFile(
                            "file-not-understood",
                            "More than " + MAX_OUTSIDE + " lines belong to no field",
                            "line " + lines.number());
                }
                if (tag != null) {
                    field.append('\n').append(text);
                    if (field.length() > MAX_FIELD) {
                        throw new UnreadableFile(
                                "text-too-long",
                                "A field has more than " + MAX_FIELD + " characters",
                                "line " + fieldLine);
                    }
                }
            }
            endField();
            endStatement();
            if (statements == 0) {
                throw new UnreadableFile("no-statement", "The file has no field of a statement", null);
            }
        }

        private static boolean isEndOfMessage(String text) {
            var bare = text.replaceAll("\\p{Cntrl}", "");
            return bare.startsWith("-}")
                    || bare.strip().equals("-")
                    || bare.startsWith("{1:")
                    || bare.startsWith("-\u00E5");
        }

        private void endField() {
            if (tag == null) {
                return;
            }
            var name = tag;
            var content = field.toString();
            tag = null;
            field.setLength(0);
            if (name.equals("20") && statement != null) {
                endStatement();
            }
            apply(name, content, statement());
        }

        private StatementDraft statement() {
            if (statement == null) {
                statement = new StatementDraft(++statements);
                numbered = null;
                page = null;
                goesOn = false;
                isContinuation = false;
                statedCredits = null;
                statedDebits = null;
            }
            return statement;
        }

        private void apply(String name, String content, StatementDraft draft) {
            switch (name) {
                case "25", "25P" -> account(content, draft);
                case "28", "28C" -> number(content, draft);
                case "60F", "60M" -> {
                    isContinuation = name.equals("60M");
                    draft.opening = balance(":" + name + ":", content, draft);
                }
                case "62F", "62M" -> {
                    endLine();
                    goesOn = name.equals("62M");
                    draft.closing = balance(":" + name + ":", content, draft);
                }
                case "61" -> {
                    endLine();
                    line = line(content, draft);
                }
                case "90C" -> statedCredits = total(content);
                case "90D" -> statedDebits = total(content);
                case "86", "NS" -> {
                    if (line != null) {
                        information.add(name, content);
                    }
                }
                default -> {}
            }
        }

        private void number(String content, StatementDraft draft) {
            draft.number = LineDraft.clean(content);
            var match = NUMBER.matcher(draft.number);
            if (match.matches()) {
                long number = Long.parseLong(match.group(1));
                numbered = number == 0 ? null : number;
                page = match.group(2) == null ? null : Integer.valueOf(match.group(2));
            }
        }

        private static void account(String content, StatementDraft draft) {
            if (draft.opening == null && draft.entries == 0) {
                draft.account = AccountIdentification.of(LineDraft.clean(content));
            }
        }

        private @Nullable Balance balance(String name, String content, StatementDraft draft) {
            var first = content.lines().findFirst().orElse("").strip();
            var match = BALANCE.matcher(first);
            if (!match.matches()) {
                error("invalid-balance", name + " is not a balance: " + shown(first));
                return null;
            }
            var currency = match.group(3);
            if (currency != null) {
                draft.currencies.add(currency);
                draft.currency = draft.currency == null ? currency : draft.currency;
            }
            var amount = amount(match.group(4));
            return new Balance(
                    date(name, match.group(2)), match.group(1).equals("D") ? amount.negate() : amount, currency);
        }

        private @Nullable LineDraft line(String content, StatementDraft draft) {
            var rows = content.split("\n", 2);
            var match = LINE.matcher(rows[0].stripTrailing());
            if (!match.matches()) {
                error("invalid-line", ":61: is not a statement line: " + shown(rows[0]));
                return null;
            }
            var read = new LineDraft();
            read.valueDate = date(":61:", match.group(1));
            read.bookingDate = bookingDate(read.valueDate, match.group(2));
            var mark = match.group(3);
            read.reversal = mark.startsWith("R");
            // A reversed credit takes money out, a reversed debit brings it back.
            boolean out = mark.equals("D") || mark.equals("RC");
            var amount = amount(match.group(5));
            read.amount = out ? amount.negate() : amount;
            read.entry = draft.entry(read.amount);
            read.bankTransactionCode = match.group(6);
            references(read, match.group(7));
            information.start(rows.length > 1 ? rows[1] : "");
            return read;
        }

        private static void references(LineDraft read, String text) {
            var parts = text.split("//", 2);
            var customer = parts[0].strip();
            if (!customer.isEmpty() && !customer.startsWith("NONREF") && !customer.equals("NOTPROVIDED")) {
                read.endToEndId = customer;
            }
            if (parts.length > 1 && !parts[1].strip().startsWith("NONREF")) {
                read.bankReference = parts[1].strip();
            }
        }

        private void endLine() {
            if (line == null || statement == null) {
                return;
            }
            information.applyTo(line);
            line.currency = statement.currency;
            information.amountsOf(line);
            if (line.bookingDate != null) {
                statement.line(line.toLine(line.bookingDate));
            }
            line = null;
        }

        private void endStatement() {
            if (statement == null) {
                return;
            }
            endLine();
            var ended = statement;
            statement = null;
            if (format == Format.MT940) {
                requireBalance(":60F:", ended.opening, ended);
                requireBalance(":62F:", ended.closing, ended);
            }
            ended.interim = format == Format.MT942;
            compare(ended, "credits", statedCredits, ended.credits);
            compare(ended, "debits", statedDebits, ended.debits);
            ended.numbering = new Numbering(numbered, page, goesOn, isContinuation);
            sink.statement(ended.toStatement());
        }

        /// Fields 90C and 90D: how many entries and their sum.
        private static @Nullable BigDecimal total(String content) {
            var match = TOTAL.matcher(content.strip());
            return match.matches() ? amount(match.group(1)) : null;
        }

        private void compare(StatementDraft ended, String what, @Nullable BigDecimal stated, BigDecimal found) {
            if (stated != null && stated.compareTo(found) != 0) {
                ended.controlTotalsAgree = false;
                sink.finding(Finding.notice(
                        "control-totals-disagree",
                        "Statement " + ended.index + " states " + what + " of " + stated.toPlainString() + " and has "
                                + found.toPlainString(),
                        "statement " + ended.index));
            }
        }

        private void requireBalance(String name, @Nullable Balance balance, StatementDraft ended) {
            if (balance == null) {
                sink.finding(Finding.error(
                        "missing-tag",
                        "Statement " + ended.index + " has no " + (name.equals(":60F:") ? "opening" : "closing")
                                + " balance " + name,
                        "statement " + ended.index));
            }
        }

        private @Nullable LocalDate bookingDate(@Nullable LocalDate valueDate, @Nullable String monthAndDay) {
            if (monthAndDay == null || valueDate == null) {
                return valueDate;
            }
            int month = Integer.parseInt(monthAndDay, 0, 2, 10);
            int day = Integer.parseInt(monthAndDay, 2, 4, 10);
            int year = valueDate.getYear();
            if (valueDate.getMonthValue() - month > 6) {
                year++;
            } else if (month - valueDate.getMonthValue() > 6) {
                year--;
            }
            return date(":61:", year, month, day, monthAndDay);
        }

        private @Nullable LocalDate date(String name, String digits) {
            return date(
                    name,
                    Dates.fullYear(Integer.parseInt(digits, 0, 2, 10)),
                    Integer.parseInt(digits, 2, 4, 10),
                    Integer.parseInt(digits, 4, 6, 10),
                    digits);
        }

        private @Nullable LocalDate date(String name, int year, int month, int day, String written) {
            try {
                return LocalDate.of(year, month, day);
            } catch (DateTimeException e) {
                // Interest months have 30 days at many banks: 30 February means the end of the month.
                if (month >= 1 && month <= 12 && day > 28 && day <= 31) {
                    var end = YearMonth.of(year, month).atEndOfMonth();
                    sink.finding(Finding.warning(
                            "impossible-date", name + " has the date " + written + ", taken as " + end, position()));
                    return end;
                }
                error("impossible-date", name + " has the date " + written);
                return null;
            }
        }

        private void error(String code, String detail) {
            sink.finding(Finding.error(code, detail, position()));
        }

        private String position() {
            return "line " + fieldLine;
        }
    }

    private static BigDecimal amount(String written) {
        var plain = written.replace(" ", "").replace(',', '.');
        return new BigDecimal(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
    }

    private static String shown(String text) {
        var cleaned = LineDraft.clean(text);
        return cleaned.length() <= 60 ? cleaned : cleaned.substring(0, 60) + "…";
    }
}
