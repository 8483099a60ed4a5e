package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Open Financial Exchange, version 1 (SGML) and 2 (XML), also under the name QFX: accounts, credit cards, and the
/// cash lines of investment accounts.
///
/// The form has a closing balance and no opening one, so it cannot be proved by itself; the account's own history
/// proves it when it is recorded. Amounts are exact; a figure or a day that is none refuses the file.
final class OfxReader implements StatementReader {

    private static final Pattern MARKER =
            Pattern.compile("(?i)^\\s*OFXHEADER\\s*:|<\\?OFX\\b|^\\s*(<\\?[^>]*>\\s*)*<OFX>");

    private static final Set<String> STATEMENTS = Set.of("STMTRS", "CCSTMTRS", "INVSTMTRS");

    private static final int MAX_DEPTH = 64;

    /// The elements that hold others and matter here. All other tags are values or are passed over.
    private static final Set<String> AGGREGATES = Set.of(
            "OFX",
            "STATUS",
            "STMTRS",
            "CCSTMTRS",
            "INVSTMTRS",
            "BANKACCTFROM",
            "CCACCTFROM",
            "INVACCTFROM",
            "BANKTRANLIST",
            "INVTRANLIST",
            "INVBANKTRAN",
            "INVTRAN",
            "STMTTRN",
            "PAYEE",
            "CURRENCY",
            "ORIGCURRENCY",
            "BANKACCTTO",
            "CCACCTTO",
            "LEDGERBAL",
            "AVAILBAL",
            "BALLIST",
            "INVPOSLIST",
            "INVBAL",
            "SECLIST");

    private static final Pattern AMOUNT = Pattern.compile("[+-]?(\\d{1,18}([.,]\\d{0,10})?|[.,]\\d{1,10})");

    /// `1,234` may be a thousand or a little more than one.
    private static final Pattern AMBIGUOUS = Pattern.compile("[+-]?\\d{1,3},\\d{3}");

    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2,6}(\\.\\d+)?)?\\s*(\\[.*])?");

    @Override
    public boolean recognises(FileHead head) {
        return MARKER.matcher(head.text()).find();
    }

    @Override
    public Format format(FileHead head) {
        return Format.OFX;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {
        try (var tokens = new OfxTokens(file, TextEncoding.detect(file))) {
            new Run(sink).read(tokens);
        }
    }

    /// One pass over one file.
    private static final class Run {

        private final StatementSink sink;
        private final Deque<String> open = new ArrayDeque<>();
        private final Status status = new Status();
        private @Nullable StatementDraft statement;
        private @Nullable Transaction transaction;
        private @Nullable String balanceAmount;
        private @Nullable LocalDate balanceDate;
        private @Nullable String bankError;
        private int statements;
        private int investments;
        private int foreign;
        private int line;

        Run(StatementSink sink) {
            this.sink = sink;
        }

        void read(OfxTokens tokens) {
            boolean complete = false;
            for (var tag = tokens.next(); tag != null; tag = tokens.next()) {
                line = tag.line();
                if (tag.end()) {
                    complete |= tag.name().equals("OFX");
                    end(tag.name());
                } else if (AGGREGATES.contains(tag.name())) {
                    start(tag.name());
                } else if (!tag.text().isEmpty()) {
                    value(tag.name(), tag.text());
                }
            }
            if (!complete) {
                throw new UnreadableFile("ofx-truncated", "The file ends before its end tag", position());
            }
            if (statements == 0) {
                throw new UnreadableFile(
                        "no-statement",
                        bankError == null
                                ? "The file has no bank statement"
                                : "The file has no bank statement; the bank answered " + bankError,
                        null);
            }
        }

        private void start(String name) {
            if (open.size() == MAX_DEPTH) {
                throw new UnreadableFile(
                        "xml-too-deep", "Elements are nested more than " + MAX_DEPTH + " deep", position());
            }
            open.push(name);
            if (STATEMENTS.contains(name)) {
                statement = new StatementDraft(++statements);
                investments = 0;
                foreign = 0;
                return;
            }
            if (statement == null) {
                return;
            }
            switch (name) {
                case "STMTTRN" -> {
                    if (transaction != null) {
                        throw malformed("STMTTRN");
                    }
                    transaction = new Transaction();
                }
                case "LEDGERBAL" -> {
                    balanceAmount = null;
                    balanceDate = null;
                }
                case "INVTRAN" -> investments++;
                default -> {}
            }
        }

        private void end(String name) {
            if (!AGGREGATES.contains(name)) {
                return;
            }
            if (!name.equals(open.poll())) {
                throw malformed(name);
            }
            if (name.equals("STATUS")) {
                bankError = status.isError() ? status.text() : bankError;
                status.clear();
                return;
            }
            var draft = statement;
            if (draft == null) {
                return;
            }
            if (name.equals("STMTTRN")) {
                endTransaction(draft);
            } else if (name.equals("LEDGERBAL")) {
                endBalance(draft);
            } else if (STATEMENTS.contains(name)) {
                endStatement(draft);
            }
        }

        private UnreadableFile malformed(String name) {
            return new UnreadableFile("ofx-malformed", name + " is not closed, or not opened", position());
        }

        private void value(String name, String text) {
            var within = open.peek();
            if (within == null) {
                return;
            }
            if (within.equals("STATUS")) {
                status.value(name, text);
                return;
            }
            var draft = statement;
            if (draft == null) {
                return;
            }
            if (transaction != null) {
                transaction.value(within, name, text);
                return;
            }
            switch (within + "/" + name) {
                case "STMTRS/CURDEF", "CCSTMTRS/CURDEF", "INVSTMTRS/CURDEF" -> currency(draft, text);
                case "BANKACCTFROM/ACCTID", "CCACCTFROM/ACCTID", "INVACCTFROM/ACCTID" ->
                    draft.account = AccountIdentification.of(LineDraft.clean(text));
                case "BANKTRANLIST/DTSTART", "INVTRANLIST/DTSTART" -> draft.fromDate = date(text);
                case "BANKTRANLIST/DTEND", "INVTRANLIST/DTEND" -> draft.toDate = date(text);
                case "LEDGERBAL/BALAMT" -> balanceAmount = text;
                case "LEDGERBAL/DTASOF" -> balanceDate = date(text);
                default -> {}
            }
        }

        private void currency(StatementDraft draft, String text) {
            var code = text.toUpperCase(Locale.ROOT);
            if (!code.matches("[A-Z]{3}")) {
                error("invalid-currency", "The statement has the currency " + LineDraft.clean(text));
                return;
            }
            draft.currency = code;
            draft.currencies.add(code);
        }

        private void endBalance(StatementDraft draft) {
            var amount = balanceAmount == null ? null : amount(balanceAmount);
            if (amount == null) {
                error(
                        "invalid-balance",
                        "LEDGERBAL has the amount " + LineDraft.clean(balanceAmount == null ? "" : balanceAmount));
                return;
            }
            draft.closing = new Balance(balanceDate == null ? draft.toDate : balanceDate, amount, draft.currency);
        }

        private void endTransaction(StatementDraft draft) {
            var ended = transaction;
            transaction = null;
            if (ended == null) {
                return;
            }
            var read = new LineDraft();
            var amount = ended.amount == null ? null : amount(ended.amount);
            if (amount == null) {
                error(
                        "invalid-amount",
                        "The transaction " + ended.label() + " has the amount "
                                + LineDraft.clean(ended.amount == null ? "" : ended.amount));
            }
            read.amount = amount == null ? BigDecimal.ZERO : amount;
            read.entry = draft.entry(read.amount);
            var booked = ended.posted == null ? null : date(ended.posted);
            if (booked == null) {
                error(
                        ended.posted == null ? "missing-date" : "invalid-date",
                        "The transaction " + ended.label() + " has the date "
                                + LineDraft.clean(ended.posted == null ? "" : ended.posted));
            }
            if (amount == null || booked == null) {
                return;
            }
            ended.fill(read);
            read.valueDate = ended.available == null ? booked : date(ended.available);
            read.currency = ended.currency == null ? draft.currency : ended.currency;
            if (draft.currency != null && !draft.currency.equals(read.currency)) {
                foreign++;
            }
            if (ended.corrects) {
                sink.finding(Finding.warning(
                        "correction",
                        "The transaction " + ended.label() + " corrects one that an earlier file brought",
                        position()));
            }
            draft.line(read.toLine(booked));
        }

        private void endStatement(StatementDraft draft) {
            if (investments > 0) {
                sink.finding(Finding.notice(
                        "investment-lines",
                        investments + " trades in securities are left out: they move no money of a bank account",
                        "statement " + draft.index));
            }
            if (foreign > 0) {
                sink.finding(Finding.notice(
                        "foreign-lines",
                        foreign + " lines are in another currency than the account",
                        "statement " + draft.index));
            }
            statement = null;
            sink.statement(draft.toStatement());
        }

        private @Nullable BigDecimal amount(String text) {
            if (!AMOUNT.matcher(text).matches() || AMBIGUOUS.matcher(text).matches()) {
                return null;
            }
            var plain = text.replace(',', '.');
            return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
        }

        /// The day as the bank wrote it: its own time zone decides, not ours.
        private @Nullable LocalDate date(String text) {
            var match = DATE.matcher(text);
            if (!match.matches()) {
                return null;
            }
            try {
                return LocalDate.of(
                        Integer.parseInt(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3)));
            } catch (DateTimeException e) {
                return null;
            }
        }

        private void error(String code, String detail) {
            sink.finding(Finding.error(code, detail, position()));
        }

        private String position() {
            return "line " + line;
        }
    }

    /// What the bank says of its own answer.
    private static final class Status {

        private String code = "";
        private String severity = "";
        private String message = "";

        void value(String name, String text) {
            switch (name) {
                case "CODE" -> code = text;
                case "SEVERITY" -> severity = text;
                case "MESSAGE" -> message = text;
                default -> {}
            }
        }

        boolean isError() {
            return severity.equalsIgnoreCase("ERROR");
        }

        String text() {
            return LineDraft.clean(message.isEmpty() ? code : code + ": " + message);
        }

        void clear() {
            code = "";
            severity = "";
            message = "";
        }
    }

    /// The values of one STMTTRN as they stand.
    private static final class Transaction {

        private @Nullable String amount;
        private @Nullable String posted;
        private @Nullable String available;
        private @Nullable String currency;
        private @Nullable String id;
        private @Nullable String type;
        private @Nullable String name;
        private @Nullable String memo;
        private @Nullable String reference;
        private @Nullable String counterpartyAccount;
        private boolean corrects;

        void value(String within, String tag, String text) {
            switch (within) {
                case "CURRENCY" -> currency = tag.equals("CURSYM") ? text.toUpperCase(Locale.ROOT) : currency;
                case "PAYEE" -> name = tag.equals("NAME") ? text : name;
                case "BANKACCTTO", "CCACCTTO" ->
                    counterpartyAccount = tag.equals("ACCTID") ? text : counterpartyAccount;
                case "STMTTRN" -> own(tag, text);
                default -> {}
            }
        }

        private void own(String tag, String text) {
            switch (tag) {
                case "TRNAMT" -> amount = text;
                case "DTPOSTED" -> posted = text;
                case "DTAVAIL" -> available = text;
                case "FITID" -> id = text;
                case "TRNTYPE" -> type = text;
                case "NAME" -> name = text;
                case "MEMO" -> memo = text;
                case "REFNUM" -> reference = text;
                case "CHECKNUM" -> reference = reference == null ? text : reference;
                case "CORRECTFITID" -> corrects = true;
                default -> {}
            }
        }

        String label() {
            return id == null ? "" : LineDraft.clean(id);
        }

        void fill(LineDraft line) {
            line.bankReference = id;
            line.bankTransactionCode = type;
            line.counterpartyName = name;
            line.counterpartyIban = counterpartyAccount;
            line.remittance = memo == null ? name : memo;
            line.endToEndId = reference;
        }
    }
}
