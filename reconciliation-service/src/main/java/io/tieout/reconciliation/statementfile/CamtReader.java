package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// ISO 20022 bank to customer messages: camt.053 (statement), camt.052 (report), camt.054 (notification), all
/// versions.
///
/// An entry of a statement counts when it is booked. A batch entry becomes one line per transaction when the
/// transactions sum to it exactly; otherwise it stays one line, because half of a batch would be a guess. `RvslInd`
/// does not change the sign: `CdtDbtInd` already says what the reversal itself does to the account.
final class CamtReader implements StatementReader {

    private static final int MAX_BALANCES = 1_000;

    private static final Pattern NAMESPACE =
            Pattern.compile("xmlns(?::\\w+)?\\s*=\\s*[\"'][^\"']*(camt\\.05[234]\\.\\d{3}\\.\\d{2})[^\"']*[\"']");

    private static final Pattern ROOT =
            Pattern.compile("<(?:\\w+:)?(BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)\\b");

    private static final Pattern DOCUMENT = Pattern.compile("<(?:\\w+:)?Document\\b");

    @Override
    public boolean recognises(FileHead head) {
        var text = head.text().stripLeading();
        if (!text.startsWith("<")) {
            return false;
        }
        return NAMESPACE.matcher(text).find()
                || ROOT.matcher(text).find()
                || DOCUMENT.matcher(text).find()
                || text.contains("<!DOCTYPE");
    }

    @Override
    public Format format(FileHead head) {
        var message = message(head);
        if (message != null) {
            return switch (message.substring(5, 8)) {
                case "052" -> Format.CAMT052;
                case "054" -> Format.CAMT054;
                default -> Format.CAMT053;
            };
        }
        var root = ROOT.matcher(head.text());
        if (!root.find()) {
            return Format.CAMT053;
        }
        return switch (root.group(1)) {
            case "BkToCstmrAcctRpt" -> Format.CAMT052;
            case "BkToCstmrDbtCdtNtfctn" -> Format.CAMT054;
            default -> Format.CAMT053;
        };
    }

    private static @Nullable String message(FileHead head) {
        var namespace = NAMESPACE.matcher(head.text());
        return namespace.find() ? namespace.group(1) : null;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {
        var message = message(head);
        try (var xml = new XmlSource(file, XmlStructure.of(message, sink))) {
            new Run(xml, sink).read(message);
        }
    }

    /// One pass over one file.
    private static final class Run {

        private final XmlSource xml;
        private final StatementSink sink;
        private @Nullable StatementDraft statement;
        private List<XmlNode> balances = new ArrayList<>();
        private @Nullable XmlNode pages;
        private String sequence = "";
        private boolean interim;
        private int statements;

        Run(XmlSource xml, StatementSink sink) {
            this.xml = xml;
            this.sink = sink;
        }

        void read(@Nullable String message) {
            boolean any = false;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (!any && message == null) {
                        sink.finding(Finding.warning(
                                "no-namespace", "The document does not say which message it is", xml.position()));
                    }
                    any = true;
                    start(xml.name());
                } else if (isStatement(xml.name())) {
                    endStatement();
                }
            }
            if (statements == 0) {
                throw new UnreadableFile("no-statement", "The file has no Stmt, Rpt or Ntfctn element", null);
            }
        }

        private static boolean isStatement(String name) {
            return name.equals("Stmt") || name.equals("Rpt") || name.equals("Ntfctn");
        }

        private void start(String name) {
            if (isStatement(name)) {
                statement = new StatementDraft(++statements);
                sequence = "";
                pages = null;
                // Reports and notifications show entries before they are booked; none of them is recorded.
                interim = !name.equals("Stmt");
                balances = new ArrayList<>();
                return;
            }
            var draft = statement;
            if (draft == null) {
                return;
            }
            switch (name) {
                case "Id" -> draft.number = draft.number == null ? xml.node().text() : draft.number;
                case "ElctrncSeqNb" -> sequence = xml.node().text();
                case "StmtPgntn" -> pages = xml.node();
                case "Acct" -> account(xml.node(), draft);
                case "FrToDt" -> {
                    var period = xml.node();
                    draft.fromDate = period(period, "FrDtTm", "FrDt");
                    draft.toDate = period(period, "ToDtTm", "ToDt");
                }
                case "Bal" -> balance();
                case "TxsSummry" -> draft.summary = xml.node();
                case "Ntry" -> entry(draft);
                default -> {
                    var ignored = xml.node();
                    Objects.requireNonNull(ignored);
                }
            }
        }

        private void balance() {
            if (balances.size() == MAX_BALANCES) {
                throw new UnreadableFile(
                        "xml-too-large", "A statement has more than " + MAX_BALANCES + " balances", xml.position());
            }
            balances.add(xml.node());
        }

        private @Nullable LocalDate period(XmlNode period, String dateTime, String date) {
            var text = period.text(dateTime) == null ? period.text(date) : period.text(dateTime);
            return text == null ? null : date(text);
        }

        private static void account(XmlNode account, StatementDraft draft) {
            var iban = account.text("Id", "IBAN");
            if (iban == null) {
                iban = account.text("Id", "PrtryAcct", "Id");
            }
            if (iban == null) {
                iban = account.text("Id", "Othr", "Id");
            }
            draft.account = iban == null ? AccountIdentification.UNKNOWN : AccountIdentification.of(iban);
            draft.currency = account.text("Ccy");
        }

        private void endStatement() {
            var ended = statement;
            if (ended == null) {
                return;
            }
            statement = null;
            ended.opening = balance(ended, "OPBD");
            if (ended.opening == null) {
                ended.opening = balance(ended, "PRCD");
            }
            ended.closing = balance(ended, "CLBD");
            for (var balance : balances) {
                var currency = balance.at("Amt").currency;
                if (currency != null) {
                    ended.currencies.add(currency);
                }
            }
            if (ended.currency == null && ended.currencies.size() == 1) {
                ended.currency = ended.currencies.first();
            }
            controlTotals(ended);
            ended.interim = interim;
            ended.numbering = numbering();
            sink.statement(ended.toStatement());
        }

        private Numbering numbering() {
            var number = sequence.matches("\\d{1,18}") ? Long.valueOf(sequence) : null;
            if (pages == null) {
                return new Numbering(number, null, false, false);
            }
            var written = Objects.requireNonNullElse(pages.text("PgNb"), "");
            var page = written.matches("\\d{1,5}") ? Integer.valueOf(written) : null;
            // Banks also send each page as a file of its own: the first statement of a file may be any page.
            boolean isContinuation = page != null && page > 1 && statements > 1;
            return new Numbering(number, page, "false".equals(pages.text("LastPgInd")), isContinuation);
        }

        /// The balance of this kind in the account's currency, or the first of its kind.
        private @Nullable Balance balance(StatementDraft draft, String kind) {
            XmlNode found = null;
            for (var balance : balances) {
                if (!kind.equals(balance.text("Tp", "CdOrPrtry", "Cd"))) {
                    continue;
                }
                if (found == null || Objects.equals(balance.at("Amt").currency, draft.currency)) {
                    found = balance;
                }
                if (Objects.equals(found.at("Amt").currency, draft.currency)) {
                    break;
                }
            }
            if (found == null) {
                return null;
            }
            var amount = amount(found.at("Amt"), kind + " balance");
            var date = found.text("Dt", "Dt");
            if (date == null) {
                date = found.text("Dt", "DtTm");
            }
            boolean debit = "DBIT".equals(found.text("CdtDbtInd"));
            return new Balance(
                    date == null ? null : date(date), debit ? amount.negate() : amount, found.at("Amt").currency);
        }

        private void controlTotals(StatementDraft ended) {
            var summary = ended.summary;
            if (summary == null) {
                return;
            }
            compare(
                    ended,
                    "number of entries",
                    summary.text("TtlNtries", "NbOfNtries"),
                    BigDecimal.valueOf(ended.entries));
            compare(ended, "sum of credits", summary.text("TtlCdtNtries", "Sum"), ended.credits);
            compare(ended, "sum of debits", summary.text("TtlDbtNtries", "Sum"), ended.debits);
            ended.summary = null;
        }

        private void compare(StatementDraft ended, String what, @Nullable String stated, BigDecimal found) {
            if (stated == null || !stated.matches("[+-]?\\d{1,24}(\\.\\d{1,10})?")) {
                return;
            }
            if (new BigDecimal(stated).abs().compareTo(found) != 0) {
                ended.controlTotalsAgree = false;
                sink.finding(Finding.notice(
                        "control-totals-disagree",
                        "Statement " + ended.index + " states a " + what + " of " + stated + " and has "
                                + found.toPlainString(),
                        "statement " + ended.index));
            }
        }

        private void entry(StatementDraft draft) {
            var position = xml.position();
            var entry = xml.node();
            try {
                entry(entry, position, draft);
            } catch (UnreadableFile e) {
                // The file is refused, but its other entries are still counted, so that a report is complete.
                if (e.finding().code().equals("statement-too-large")) {
                    throw e;
                }
                sink.finding(e.finding());
            }
        }

        private void entry(XmlNode entry, String position, StatementDraft draft) {
            var status = entry.text("Sts", "Cd") == null ? entry.text("Sts") : entry.text("Sts", "Cd");
            if (!interim && ("PDNG".equals(status) || "INFO".equals(status) || "FUTR".equals(status))) {
                sink.finding(
                        Finding.notice("entry-not-booked", "An entry of status " + status + " is left out", position));
                return;
            }
            var amount = amount(entry.at("Amt"), "entry");
            var currency = entry.at("Amt").currency;
            if (currency != null) {
                draft.currencies.add(currency);
            }
            var direction = Objects.requireNonNullElse(entry.text("CdtDbtInd"), "");
            if (!direction.equals("CRDT") && !direction.equals("DBIT")) {
                throw new UnreadableFile("invalid-line", "An entry is neither CRDT nor DBIT", position);
            }
            var line = new LineDraft();
            line.amount = direction.equals("DBIT") ? amount.negate() : amount;
            line.entry = draft.entry(line.amount);
            line.currency = currency;
            line.reversal = "true".equals(entry.text("RvslInd")) || "1".equals(entry.text("RvslInd"));
            line.valueDate = entryDate(entry, "ValDt");
            line.bookingDate = entryDate(entry, "BookgDt");
            line.bankReference = entry.text("AcctSvcrRef");
            line.bankTransactionCode = code(entry.at("BkTxCd"));
            charges(entry.at("Chrgs"), line);
            instructed(entry.at("AmtDtls"), line);
            var details = entry.all("NtryDtls").stream()
                    .flatMap(part -> part.all("TxDtls").stream())
                    .toList();
            var booked = line.bookingDate == null ? line.valueDate : line.bookingDate;
            if (booked == null) {
                booked = lastDate(draft);
            }
            if (booked == null && interim) {
                return;
            }
            if (booked == null) {
                throw new UnreadableFile("missing-date", "An entry has neither a booking nor a value date", position);
            }
            for (var split : split(line, details)) {
                if (split.remittance == null || split.remittance.isBlank()) {
                    split.remittance = entry.text("AddtlNtryInf");
                }
                draft.line(split.toLine(booked));
            }
        }

        private @Nullable LocalDate lastDate(StatementDraft draft) {
            var closing = balance(draft, "CLBD");
            return closing == null || closing.date() == null ? draft.toDate : closing.date();
        }

        private List<LineDraft> split(LineDraft entry, List<XmlNode> details) {
            if (details.size() == 1) {
                details(details.getFirst(), entry);
                return List.of(entry);
            }
            var lines = parts(entry, details, false);
            if (lines.isEmpty()) {
                lines = parts(entry, details, true);
            }
            return lines.isEmpty() ? List.of(entry) : lines;
        }

        /// The transactions, where they sum to the entry: with what was sent, or with what is left of that after the
        /// charges that each of them states.
        private List<LineDraft> parts(LineDraft entry, List<XmlNode> details, boolean lessCharges) {
            var lines = new ArrayList<LineDraft>();
            var sum = BigDecimal.ZERO;
            for (var transaction : details) {
                var amount = transactionAmount(transaction, entry);
                if (amount == null) {
                    return List.of();
                }
                var line = part(entry, transaction, amount);
                var charges = line.charges;
                if (lessCharges && charges != null) {
                    line.instructed = line.instructed == null ? amount.abs() : line.instructed;
                    line.amount = amount.subtract(charges);
                }
                sum = sum.add(line.amount);
                lines.add(line);
            }
            return sum.compareTo(entry.amount) == 0 ? lines : List.of();
        }

        private LineDraft part(LineDraft entry, XmlNode transaction, BigDecimal amount) {
            var line = new LineDraft();
            line.entry = entry.entry;
            line.amount = amount;
            line.currency = entry.currency;
            line.reversal = entry.reversal;
            line.valueDate = entry.valueDate;
            line.bankReference = entry.bankReference;
            line.bankTransactionCode = entry.bankTransactionCode;
            details(transaction, line);
            return line;
        }

        private @Nullable BigDecimal transactionAmount(XmlNode transaction, LineDraft entry) {
            var amount = transaction.at("Amt");
            if (!amount.isPresent()) {
                amount = transaction.at("AmtDtls", "TxAmt", "Amt");
            }
            if (!amount.isPresent() || !Objects.equals(amount.currency, entry.currency)) {
                return null;
            }
            var direction = transaction.text("CdtDbtInd");
            boolean out = direction == null ? entry.amount.signum() < 0 : direction.equals("DBIT");
            var value = amount(amount, "transaction");
            return out ? value.negate() : value;
        }

        private void details(XmlNode transaction, LineDraft line) {
            var references = transaction.at("Refs");
            var endToEndId = references.text("EndToEndId");
            if (endToEndId != null && !endToEndId.equals("NOTPROVIDED")) {
                line.endToEndId = endToEndId;
            }
            var bankReference = references.text("AcctSvcrRef");
            line.bankReference = bankReference == null ? line.bankReference : bankReference;
            var code = code(transaction.at("BkTxCd"));
            line.bankTransactionCode = code == null ? line.bankTransactionCode : code;
            counterparty(transaction.at("RltdPties"), line);
            remittance(transaction, line);
            charges(transaction.at("Chrgs"), line);
            instructed(transaction.at("AmtDtls"), line);
        }

        private void instructed(XmlNode amounts, LineDraft line) {
            var instructed = amounts.at("InstdAmt", "Amt");
            var currency = instructed.currency;
            if (instructed.isPresent() && currency != null) {
                line.instructed = amount(instructed, "instructed amount");
                line.instructedCurrency = currency.equals(line.currency) ? null : currency;
            }
        }

        /// Money in comes from the debtor. The other way round for a reversal, so the second choice counts as well.
        private static void counterparty(XmlNode parties, LineDraft line) {
            boolean in = line.amount.signum() > 0 != line.reversal;
            var first = in ? "Dbtr" : "Cdtr";
            var second = in ? "Cdtr" : "Dbtr";
            var party =
                    parties.at(first).isPresent() || parties.at(first + "Acct").isPresent() ? first : second;
            var name = parties.text(party, "Nm");
            line.counterpartyName = name == null ? parties.text(party, "Pty", "Nm") : name;
            var iban = parties.text(party + "Acct", "Id", "IBAN");
            line.counterpartyIban = iban == null ? parties.text(party + "Acct", "Id", "Othr", "Id") : iban;
        }

        private static void remittance(XmlNode transaction, LineDraft line) {
            var information = transaction.at("RmtInf");
            var text = new StringBuilder();
            for (var part : information.all("Ustrd")) {
                text.append(part.text()).append(' ');
            }
            for (var part : information.all("Strd")) {
                if (line.structuredReference == null) {
                    line.structuredReference = part.text("CdtrRefInf", "Ref");
                }
                for (var document : part.all("RfrdDocInf")) {
                    append(text, document.text("Nb"));
                }
                for (var more : part.all("AddtlRmtInf")) {
                    append(text, more.text());
                }
            }
            if (text.toString().isBlank()) {
                append(text, transaction.text("AddtlTxInf"));
            }
            line.remittance = text.toString();
        }

        private static void append(StringBuilder text, @Nullable String more) {
            if (more != null && text.indexOf(more) < 0) {
                text.append(more).append(' ');
            }
        }

        private void charges(XmlNode charges, LineDraft line) {
            var total = charges.at("TtlChrgsAndTaxAmt");
            if (total.isPresent()) {
                if (Objects.equals(total.currency, line.currency)) {
                    line.charges = amount(total, "charges");
                }
                return;
            }
            var records = charges.all("Rcrd").isEmpty() && charges.at("Amt").isPresent()
                    ? List.of(charges)
                    : charges.all("Rcrd");
            BigDecimal sum = null;
            for (var record : records) {
                if (!Objects.equals(record.at("Amt").currency, line.currency)) {
                    return;
                }
                var amount = amount(record.at("Amt"), "charges");
                sum = sum == null ? amount : sum.add(amount);
            }
            line.charges = sum == null ? line.charges : sum;
        }

        private static @Nullable String code(XmlNode code) {
            var domain = code.text("Domn", "Cd");
            if (domain == null) {
                return code.text("Prtry", "Cd");
            }
            var family = Objects.requireNonNullElse(code.text("Domn", "Fmly", "Cd"), "");
            var subFamily = Objects.requireNonNullElse(code.text("Domn", "Fmly", "SubFmlyCd"), "");
            return domain + "-" + family + "-" + subFamily;
        }

        private @Nullable LocalDate entryDate(XmlNode entry, String name) {
            var date = entry.text(name, "Dt");
            if (date == null) {
                date = entry.text(name, "DtTm");
            }
            return date == null ? null : date(date);
        }

        private LocalDate date(String text) {
            try {
                return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            } catch (DateTimeException e) {
                throw new UnreadableFile(
                        "impossible-date", "There is no date " + LineDraft.clean(text), xml.position());
            }
        }

        private BigDecimal amount(XmlNode amount, String what) {
            var text = amount.text();
            if (!text.matches("\\+?(\\d{1,18}(\\.\\d{0,10})?|\\.\\d{1,10})")) {
                throw new UnreadableFile(
                        "invalid-amount", "The " + what + " has the amount " + LineDraft.clean(text), xml.position());
            }
            return new BigDecimal(text.endsWith(".") ? text + "0" : text);
        }
    }
}
