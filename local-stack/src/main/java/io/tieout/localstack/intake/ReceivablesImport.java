package io.tieout.localstack.intake;

import io.tieout.localstack.api.ApiRefusal;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.bankfile.Camt053Writer;
import io.tieout.localstack.bankfile.StatementContent;
import io.tieout.localstack.bankfile.StatementLine;
import io.tieout.localstack.intake.Sheet.Row;
import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Invoices of another system and the days on which they were paid.
///
/// The payments come the way payments come: the import writes a bank statement for each month, and the matcher
/// matches its lines. So receivables, bank and clearing agree from the first minute.
public final class ReceivablesImport {

    private static final DateTimeFormatter US_DATE =
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final List<String> CUSTOMER_COLUMNS = List.of("countryCode", "PaperlessDate", "PaperlessBill");
    private static final List<String> DERIVED = List.of("DaysToSettle", "DaysLate");
    private static final List<String> REQUIRED = List.of(
            "customerID", "invoiceNumber", "InvoiceDate", "DueDate", "InvoiceAmount", "Disputed", "SettledDate");
    /// A German account number of a bank that does not exist, with right check digits.
    private static final String IBAN = "DE93999999990000000001";

    private final Target target;
    private final ImportReport report = new ImportReport();

    public ReceivablesImport(Target target) {
        this.target = target;
    }

    /// @param settled when it was paid; empty while it is not
    private record Invoice(
            long line,
            String customer,
            String number,
            LocalDate date,
            LocalDate due,
            BigDecimal amount,
            boolean disputed,
            Optional<LocalDate> settled) {}

    /// @param answer of the API, if it took the invoice
    private record Issued(Invoice invoice, Optional<JsonNode> answer, String refusal) {}

    public ImportReport run(Path file) {
        var currency = Currency.getInstance(target.baseCurrency());
        var columns = new ArrayList<>(REQUIRED);
        columns.addAll(CUSTOMER_COLUMNS);
        columns.addAll(DERIVED);
        var sheet = Sheet.read(file, columns, REQUIRED);
        report.addErrors(file, sheet.errors());
        var invoices = invoices(file, sheet, currency);
        var customers = customers(sheet, invoices);
        target.progress().say(customers.size() + " customers");
        target.awaitArrival("The customers");
        var issued = issue(file, invoices, customers, currency);
        target.awaitArrival("The invoices");
        pay(file, issued, currency);
        return report;
    }

    private List<Invoice> invoices(Path file, Sheet sheet, Currency currency) {
        var invoices = new ArrayList<Invoice>();
        var lines = new HashMap<String, Long>();
        for (var row : sheet.rows()) {
            try {
                var invoice = invoice(row, currency);
                var before = lines.putIfAbsent(invoice.number(), row.line());
                if (before != null) {
                    throw row.refused(
                            "invoiceNumber", "\"" + invoice.number() + "\" stands in line " + before + " already");
                }
                invoices.add(invoice);
            } catch (RowRefused e) {
                report.addError(file, e.error());
            }
        }
        return invoices;
    }

    private static Invoice invoice(Row row, Currency currency) {
        var amount = row.number("InvoiceAmount");
        if (amount.signum() <= 0) {
            throw row.refused("InvoiceAmount", "\"" + amount + "\" is not positive");
        }
        var disputed = row.required("Disputed");
        if (!disputed.equals("Yes") && !disputed.equals("No")) {
            throw row.refused("Disputed", "\"" + disputed + "\" is neither Yes nor No");
        }
        var date = row.date("InvoiceDate", US_DATE);
        var due = row.date("DueDate", US_DATE);
        if (due.isBefore(date)) {
            throw row.refused("DueDate", due + " is before the invoice's date " + date);
        }
        return new Invoice(
                row.line(),
                row.required("customerID"),
                row.required("invoiceNumber"),
                date,
                due,
                exact(row, amount, currency),
                disputed.equals("Yes"),
                settled(row, date));
    }

    private static Optional<LocalDate> settled(Row row, LocalDate invoiced) {
        if (row.text("SettledDate").isEmpty()) {
            return Optional.empty();
        }
        var settled = row.date("SettledDate", US_DATE);
        if (settled.isBefore(invoiced)) {
            throw row.refused("SettledDate", settled + " is before the invoice's date " + invoiced);
        }
        return Optional.of(settled);
    }

    private static BigDecimal exact(Row row, BigDecimal amount, Currency currency) {
        try {
            return Money.exact(amount, currency).toBigDecimal();
        } catch (InvalidMoney e) {
            throw row.refused("InvoiceAmount", "\"" + amount + "\" is no amount in " + currency.getCurrencyCode());
        }
    }

    private Map<String, UUID> customers(Sheet sheet, List<Invoice> invoices) {
        var attributes = new TreeMap<String, Map<String, String>>();
        int contradictions = 0;
        for (var row : sheet.rows()) {
            var known = attributes.computeIfAbsent(row.text("customerID"), key -> new TreeMap<>());
            for (var column : CUSTOMER_COLUMNS) {
                var value = row.text(column);
                var before = value.isEmpty() ? null : known.putIfAbsent(column, value);
                contradictions += before == null || before.equals(value) ? 0 : 1;
            }
        }
        var names = invoices.stream().map(Invoice::customer).distinct().toList();
        var customers = new Customers(target.api());
        var registered = Parallel.map(names, name -> {
            var customer = Json.object().put("externalNumber", name).put("name", name);
            var ofCustomer = Json.object();
            attributes.getOrDefault(name, Map.of()).forEach(ofCustomer::put);
            customer.set("attributes", ofCustomer);
            return customers.register(customer);
        });
        var ids = new HashMap<String, UUID>();
        int added = 0;
        for (int index = 0; index < names.size(); index++) {
            ids.put(names.get(index), registered.get(index).id());
            added += registered.get(index).isNew() ? 1 : 0;
        }
        report.say(ids.size() + " customers"
                + (added == ids.size() ? "" : ", " + (ids.size() - added) + " of them known"));
        report.say("Kept with the customer, the first value found: " + String.join(", ", CUSTOMER_COLUMNS)
                + (contradictions == 0 ? "" : "; " + contradictions + " cells say something else and were not taken"));
        report.say("Not taken, because they follow from the dates: " + String.join(", ", DERIVED));
        return ids;
    }

    private List<Issued> issue(Path file, List<Invoice> invoices, Map<String, UUID> customers, Currency currency) {
        var done = new ArrayList<Issued>();
        for (int start = 0; start < invoices.size(); start += 500) {
            var part = invoices.subList(start, Math.min(invoices.size(), start + 500));
            done.addAll(Parallel.map(part, invoice -> issue(invoice, customers, currency)));
            target.progress().say(done.size() + " of " + invoices.size() + " invoices");
        }
        var taken = new ArrayList<Issued>();
        var sum = BigDecimal.ZERO;
        int disputed = 0;
        for (var issued : done) {
            if (issued.answer().isEmpty()) {
                report.addError(file, new RowError(issued.invoice().line(), "invoiceNumber", issued.refusal()));
                continue;
            }
            taken.add(issued);
            sum = sum.add(issued.invoice().amount());
            disputed += issued.invoice().disputed() ? 1 : 0;
        }
        report.say(taken.size() + " invoices over " + sum.toPlainString() + " " + currency.getCurrencyCode() + ", "
                + disputed + " of them disputed");
        return taken;
    }

    private Issued issue(Invoice invoice, Map<String, UUID> customers, Currency currency) {
        var line =
                Json.object().put("description", "Invoice " + invoice.number()).put("unitPrice", invoice.amount());
        var lines = Json.array();
        lines.add(line);
        var body = Json.object()
                .put("customerId", String.valueOf(customers.get(invoice.customer())))
                .put("externalNumber", invoice.number())
                .put("invoiceDate", invoice.date().toString())
                .put("dueDate", invoice.due().toString())
                .put("currency", currency.getCurrencyCode())
                .put("disputed", invoice.disputed());
        body.set("lines", lines);
        try {
            return new Issued(invoice, Optional.of(target.api().post("/api/v1/invoices", body, Target.newKey())), "");
        } catch (ApiRefusal e) {
            return new Issued(invoice, Optional.empty(), e.reason());
        }
    }

    /// A statement for each month, with the payments that no statement has yet: after a second run there are none.
    private void pay(Path file, List<Issued> issued, Currency currency) {
        var feed = new BankFeed(target);
        var known = bankReferences(feed);
        var payments = issued.stream()
                .filter(one -> one.invoice().settled().isPresent())
                .filter(one -> !known.contains(bankReference(one.invoice())))
                .sorted(Comparator.<Issued, LocalDate>comparing(one -> settled(one))
                        .thenComparing(one -> one.invoice().number()))
                .toList();
        if (payments.isEmpty()) {
            report.say("Every payment is there already.");
            return;
        }
        var zero = BigDecimal.ZERO.setScale(currency.getDefaultFractionDigits());
        var account = feed.connect(
                "Imported receipts",
                IBAN,
                currency.getCurrencyCode(),
                zero,
                settled(payments.getFirst()).withDayOfMonth(1));
        var opened = LocalDate.parse(account.path("openingDate").asString(""));
        var last = lastStatement(account).orElse(new Held(LocalDate.MIN, zero));
        var balance = last.closing();
        int written = 0;
        for (var period :
                periods(notBefore(file, opened, payments), last.date()).entrySet()) {
            var to = period.getKey();
            var statement = new StatementContent(
                    IBAN,
                    currency.getCurrencyCode(),
                    to.getYear() * 100 + to.getMonthValue(),
                    to.equals(last.date()) ? to : to.withDayOfMonth(1),
                    to,
                    balance,
                    period.getValue().stream().map(ReceivablesImport::payment).toList());
            feed.uploadOwn("imported-receipts-" + YearMonth.from(to) + ".xml", Camt053Writer.write(statement));
            balance = statement.closing();
            written += statement.lines().size();
            target.progress()
                    .say("Statement of " + YearMonth.from(to) + ": "
                            + statement.lines().size() + " payments");
        }
        target.progress().say("Waiting until the payments are matched and posted …");
        target.awaitArrival("The payments");
        report.say(written + " payments in bank statements, closing balance " + balance.toPlainString());
    }

    /// @param date when the last statement closed
    private record Held(LocalDate date, BigDecimal closing) {}

    /// By the day on which their statement closes. What was paid before the last statement closed comes late: it is
    /// on one more statement of that day, so that each statement starts where the one before it ended.
    private static Map<LocalDate, List<Issued>> periods(List<Issued> payments, LocalDate last) {
        var periods = new TreeMap<LocalDate, List<Issued>>();
        for (var payment : payments) {
            var month = YearMonth.from(settled(payment)).atEndOfMonth();
            periods.computeIfAbsent(month.isAfter(last) ? month : last, key -> new ArrayList<>())
                    .add(payment);
        }
        return periods;
    }

    private List<Issued> notBefore(Path file, LocalDate opened, List<Issued> payments) {
        var taken = new ArrayList<Issued>();
        for (var payment : payments) {
            if (settled(payment).isBefore(opened)) {
                report.addError(
                        file,
                        new RowError(
                                payment.invoice().line(),
                                "SettledDate",
                                "the account of imported receipts was opened on " + opened
                                        + ": the invoice is in, its earlier payment is not"));
            } else {
                taken.add(payment);
            }
        }
        return taken;
    }

    private Set<String> bankReferences(BankFeed feed) {
        return feed
                .find(IBAN)
                .map(account -> target.api().list("/api/v1/bank-lines?bankAccountId=" + id(account)))
                .orElse(List.of())
                .stream()
                .map(line -> line.path("bankReference").asString(""))
                .collect(Collectors.toSet());
    }

    /// The newest of those that close last; the API lists the newest first.
    private Optional<Held> lastStatement(JsonNode account) {
        return target.api().list("/api/v1/bank-statements?bankAccountId=" + id(account)).stream()
                .map(statement -> new Held(
                        LocalDate.parse(statement.path("closingDate").asString("")),
                        Books.amount(statement.path("closing"))))
                .reduce((newer, older) -> older.date().isAfter(newer.date()) ? older : newer);
    }

    private static String id(JsonNode account) {
        return account.path("bankAccountId").asString("");
    }

    private static String bankReference(Invoice invoice) {
        return "IMP" + invoice.number();
    }

    private static StatementLine payment(Issued issued) {
        var invoice = issued.invoice();
        return StatementLine.payment(
                settled(issued),
                invoice.amount(),
                invoice.customer(),
                "",
                "Invoice " + invoice.number(),
                answer(issued).path("paymentReference").asString(""),
                bankReference(invoice));
    }

    private static LocalDate settled(Issued issued) {
        return issued.invoice().settled().orElseThrow();
    }

    private static JsonNode answer(Issued issued) {
        return issued.answer().orElseThrow();
    }
}
