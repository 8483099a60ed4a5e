package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// BAI2, the cash management report of North American banks.
///
/// Amounts have no decimal point: the currency says where it stands. Every account, every group and the file end
/// with control totals; a file that does not agree with its own totals is refused, because something of it is
/// missing or changed. Only the ledger balances (010, 015) prove the lines: available balances run by other days.
final class Bai2Reader implements StatementReader {

    private static final Pattern HEADER = Pattern.compile("^\\s*01,[^,\\n]*,[^,\\n]*,\\d{6},\\d{0,4},");
    private static final Pattern RECORD = Pattern.compile("(01|02|03|16|49|88|98|99),(.*)");
    private static final Pattern NEXT_RECORD = Pattern.compile("(?<=/)(?=(?:02|03|16|49|88|98|99),)");
    private static final Pattern DATE = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})");

    @Override
    public boolean recognises(FileHead head) {
        return HEADER.matcher(head.text()).find();
    }

    @Override
    public Format format(FileHead head) {
        return Format.BAI2;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {
        try (var lines = new LineSource(file, TextEncoding.detect(file))) {
            new Run(sink, isOneLine(head)).read(lines);
        }
    }

    /// Some senders leave out the ends of lines: a record then ends at its slash.
    private static boolean isOneLine(FileHead head) {
        return head.text().strip().chars().noneMatch(c -> c == '\n' || c == '\r');
    }

    /// What a trailer has to agree with.
    private static final class Control {

        private BigDecimal total = BigDecimal.ZERO;
        private int parts;
        private int records;

        void add(BigDecimal amount, int someRecords) {
            total = total.add(amount);
            parts++;
            records += someRecords;
        }
    }

    /// One pass over one file.
    private static final class Run {

        private final StatementSink sink;
        private final boolean isOneLine;
        private @Nullable Bai2Record record;
        private @Nullable StatementDraft statement;
        private @Nullable Control file;
        private @Nullable Control group;
        private Control account = new Control();
        private @Nullable LocalDate asOf;
        private String groupCurrency = "";
        private boolean interim;
        private int statements;
        private int notes;
        private boolean ended;

        Run(StatementSink sink, boolean isOneLine) {
            this.sink = sink;
            this.isOneLine = isOneLine;
        }

        void read(LineSource lines) {
            for (var text = lines.next(); text != null; text = lines.next()) {
                for (var part : isOneLine ? NEXT_RECORD.split(text) : new String[] {text}) {
                    if (part.chars().anyMatch(c -> c > ' ')) {
                        line(part.strip(), lines.number());
                    }
                }
            }
            endRecord();
            if (!ended) {
                throw new UnreadableFile(
                        "bai2-truncated", "The file ends before its trailer 99", "line " + lines.number());
            }
            if (statements == 0) {
                throw new UnreadableFile("no-statement", "The file has no account (03)", null);
            }
        }

        private void line(String text, int number) {
            var match = RECORD.matcher(text);
            if (!match.matches()) {
                throw new UnreadableFile(
                        "invalid-record", "No record of BAI2 begins like this: " + shown(text), "line " + number);
            }
            if (!match.group(1).equals("88")) {
                endRecord();
                record = new Bai2Record(match.group(1), match.group(2), number);
                return;
            }
            if (record == null) {
                throw new UnreadableFile("invalid-record", "There is nothing to continue", "line " + number);
            }
            record.append(match.group(2));
        }

        private void endRecord() {
            var complete = record;
            record = null;
            if (complete == null) {
                return;
            }
            if (ended) {
                throw misplaced(complete);
            }
            switch (complete.code) {
                case "01" -> file(complete);
                case "02" -> group(complete);
                case "03" -> account(complete);
                case "16" -> transaction(complete);
                case "49" -> accountTrailer(complete);
                case "98" -> groupTrailer(complete);
                default -> fileTrailer(complete);
            }
        }

        private void file(Bai2Record header) {
            if (file != null) {
                throw misplaced(header);
            }
            file = new Control();
            file.records = header.lines();
        }

        private void group(Bai2Record header) {
            if (file == null || group != null) {
                throw misplaced(header);
            }
            group = new Control();
            group.records = header.lines();
            header.next();
            header.next();
            var status = header.next();
            if (status.equals("2") || status.equals("4")) {
                error(
                        header,
                        "not-a-statement",
                        status.equals("2") ? "The group takes back an earlier one" : "The group is a test");
            }
            asOf = date(header.next());
            if (asOf == null) {
                error(header, "invalid-date", "The group has no day");
            }
            header.next();
            groupCurrency = header.next();
            var modifier = header.next();
            interim = modifier.equals("1") || modifier.equals("3");
        }

        private void account(Bai2Record header) {
            if (group == null || statement != null) {
                throw misplaced(header);
            }
            var draft = new StatementDraft(++statements);
            statement = draft;
            account = new Control();
            account.records = header.lines();
            draft.interim = interim;
            draft.fromDate = asOf;
            draft.toDate = asOf;
            draft.account = AccountIdentification.of(header.next());
            var own = header.next();
            var inherited = groupCurrency.isEmpty() ? "USD" : groupCurrency;
            draft.currency = currency(header, own.isEmpty() ? inherited : own);
            draft.currencies.add(draft.currency);
            while (header.hasNext()) {
                summary(header, draft);
            }
        }

        private void summary(Bai2Record header, StatementDraft draft) {
            var type = header.next();
            var figure = whole(header, header.next());
            // The number of items and when the money can be used; a continuation may leave both out.
            if (!header.isNewSummary()) {
                header.next();
            }
            if (!header.isNewSummary()) {
                funds(header);
            }
            account.total = account.total.add(figure);
            if (type.equals("010")) {
                draft.opening = new Balance(asOf, money(figure, draft), draft.currency);
            } else if (type.equals("015")) {
                draft.closing = new Balance(asOf, money(figure, draft), draft.currency);
            }
        }

        /// The funds type with what belongs to it; the value date when it names one.
        private static @Nullable LocalDate funds(Bai2Record from) {
            switch (from.next().toUpperCase(Locale.ROOT)) {
                case "V" -> {
                    var date = date(from.next());
                    from.next();
                    return date;
                }
                case "S" -> {
                    from.next();
                    from.next();
                    from.next();
                }
                case "D" -> {
                    var count = from.next();
                    int pairs = count.matches("\\d{1,3}") ? Integer.parseInt(count) : 0;
                    for (int i = 0; i < 2 * pairs; i++) {
                        from.next();
                    }
                }
                default -> {}
            }
            return null;
        }

        private void transaction(Bai2Record detail) {
            var draft = statement;
            if (draft == null) {
                throw misplaced(detail);
            }
            account.records += detail.lines();
            var type = detail.next();
            var figure = whole(detail, detail.next());
            account.total = account.total.add(figure);
            if (type.equals("890")) {
                if (++notes > StatementDraft.MAX_LINES) {
                    throw new UnreadableFile(
                            "statement-too-large", "The account has too many notes (890)", "line " + detail.line);
                }
                return;
            }
            var line = new LineDraft();
            var amount = money(figure, draft);
            line.amount = isDebit(detail, type) ? amount.negate() : amount;
            line.entry = draft.entry(line.amount);
            line.currency = draft.currency;
            line.bankTransactionCode = type;
            line.valueDate = funds(detail);
            line.bankReference = detail.next();
            line.endToEndId = detail.next();
            line.remittance = detail.rest();
            if (asOf != null) {
                draft.line(line.toLine(asOf));
            }
        }

        /// The codes of the standard: 1xx to 3xx and some of 7xx and 9xx are credits.
        private boolean isDebit(Bai2Record detail, String type) {
            if (!type.matches("\\d{3}")) {
                error(detail, "invalid-line", "The transaction has the type " + shown(type));
                return false;
            }
            int code = Integer.parseInt(type);
            if (code < 100 || (code >= 900 && code < 920)) {
                error(detail, "invalid-line", "The type " + type + " is none of a transaction");
            }
            return (code >= 400 && code < 700) || (code >= 760 && code < 900) || code >= 960;
        }

        private void accountTrailer(Bai2Record trailer) {
            var draft = statement;
            if (draft == null || group == null) {
                throw misplaced(trailer);
            }
            account.records += trailer.lines();
            var stated = whole(trailer, trailer.next());
            var position = "line " + trailer.line;
            boolean total = agrees("account total", stated, account.total, position);
            boolean records = agreesInNumber("records of the account", trailer.next(), account.records, position);
            draft.controlTotalsAgree = total && records;
            group.add(stated, account.records);
            if (notes > 0) {
                sink.finding(Finding.notice("notes", notes + " records (890) are words without money", position));
                notes = 0;
            }
            statement = null;
            sink.statement(draft.toStatement());
        }

        private void groupTrailer(Bai2Record trailer) {
            if (group == null || file == null || statement != null) {
                throw misplaced(trailer);
            }
            group.records += trailer.lines();
            var stated = whole(trailer, trailer.next());
            var position = "line " + trailer.line;
            agrees("group total", stated, group.total, position);
            agreesInNumber("accounts of the group", trailer.next(), group.parts, position);
            agreesInNumber("records of the group", trailer.next(), group.records, position);
            file.add(stated, group.records);
            group = null;
        }

        private void fileTrailer(Bai2Record trailer) {
            if (file == null || group != null) {
                throw misplaced(trailer);
            }
            file.records += trailer.lines();
            var stated = whole(trailer, trailer.next());
            var position = "line " + trailer.line;
            agrees("file total", stated, file.total, position);
            agreesInNumber("groups of the file", trailer.next(), file.parts, position);
            agreesInNumber("records of the file", trailer.next(), file.records, position);
            ended = true;
        }

        private boolean agrees(String what, BigDecimal stated, BigDecimal found, String position) {
            return stated.compareTo(found) == 0
                    || disagree(what, stated.toPlainString(), found.toPlainString(), position);
        }

        private boolean agreesInNumber(String what, String stated, int found, String position) {
            return stated.isEmpty()
                    || (stated.matches("\\d{1,9}") && Integer.parseInt(stated) == found)
                    || disagree("number of " + what, stated, String.valueOf(found), position);
        }

        private boolean disagree(String what, String stated, String found, String position) {
            sink.finding(Finding.error(
                    "control-totals-disagree",
                    "The file states a " + what + " of " + shown(stated) + " and has " + found,
                    position));
            return false;
        }

        private String currency(Bai2Record header, String written) {
            try {
                return Currency.getInstance(written.toUpperCase(Locale.ROOT)).getCurrencyCode();
            } catch (IllegalArgumentException e) {
                throw new UnreadableFile(
                        "invalid-currency", "The account has the currency " + shown(written), "line " + header.line);
            }
        }

        /// Where the currency has its decimal point.
        private static BigDecimal money(BigDecimal figure, StatementDraft draft) {
            int digits = draft.currency == null
                    ? 2
                    : Math.max(0, Currency.getInstance(draft.currency).getDefaultFractionDigits());
            return figure.movePointLeft(digits);
        }

        private BigDecimal whole(Bai2Record from, String written) {
            if (written.isEmpty()) {
                return BigDecimal.ZERO;
            }
            if (!written.matches("[+-]?\\d{1,18}")) {
                error(from, "invalid-amount", "The record has the amount " + shown(written));
                return BigDecimal.ZERO;
            }
            return new BigDecimal(written);
        }

        private static @Nullable LocalDate date(String written) {
            var match = DATE.matcher(written);
            if (!match.matches()) {
                return null;
            }
            try {
                return LocalDate.of(
                        Dates.fullYear(Integer.parseInt(match.group(1))),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3)));
            } catch (DateTimeException e) {
                return null;
            }
        }

        private UnreadableFile misplaced(Bai2Record found) {
            return new UnreadableFile(
                    "bai2-structure", "The record " + found.code + " has no place here", "line " + found.line);
        }

        private void error(Bai2Record from, String code, String detail) {
            sink.finding(Finding.error(code, detail, "line " + from.line));
        }
    }

    private static String shown(String text) {
        var cleaned = LineDraft.clean(text);
        return cleaned.length() <= 60 ? cleaned : cleaned.substring(0, 60) + "…";
    }
}
