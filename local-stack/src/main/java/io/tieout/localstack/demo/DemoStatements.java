package io.tieout.localstack.demo;

import io.tieout.localstack.bankfile.Camt053Writer;
import io.tieout.localstack.bankfile.CsvStatementWriter;
import io.tieout.localstack.bankfile.Mt940Writer;
import io.tieout.localstack.bankfile.StatementContent;
import io.tieout.localstack.bankfile.StatementLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// How the customers pay: mostly as they should, some of them not.
final class DemoStatements {

    private final List<DemoInvoice> unpaid;
    private final String currency;
    private final int digits;
    private final Map<DemoAccount, List<StatementLine>> lines = new EnumMap<>(DemoAccount.class);
    private int serial;

    private DemoStatements(List<DemoInvoice> invoices, String currency, int digits) {
        this.unpaid = new ArrayList<>(invoices);
        this.currency = currency;
        this.digits = digits;
    }

    /// @param invoices in the order of their deals
    static Map<DemoAccount, StatementContent> of(List<DemoInvoice> invoices, String currency, int digits) {
        var statements = new DemoStatements(invoices, currency, digits);
        statements.twins();
        statements.main();
        statements.collections();
        statements.shop();
        var contents = new EnumMap<DemoAccount, StatementContent>(DemoAccount.class);
        for (var account : DemoAccount.values()) {
            contents.put(account, statements.content(account));
        }
        return contents;
    }

    static byte[] file(DemoAccount account, StatementContent content) {
        return switch (account) {
            case MAIN -> Camt053Writer.write(content);
            case COLLECTIONS -> Mt940Writer.write(content);
            case SHOP -> CsvStatementWriter.write(content);
        };
    }

    private StatementContent content(DemoAccount account) {
        var sorted = lines(account).stream()
                .sorted(Comparator.comparing(StatementLine::bookingDate).thenComparing(StatementLine::bankReference))
                .toList();
        return new StatementContent(
                account.iban(), currency, 1, DemoAccount.FROM, DemoAccount.TO, account.opening(digits), sorted);
    }

    /// Two invoices over the same amount, and one payment that names neither: it could be for either of them.
    private void twins() {
        var twins = unpaid.stream()
                .filter(invoice -> invoice.deal().quantity() == 11)
                .toList();
        unpaid.removeAll(twins);
        var first = twins.getFirst();
        pay(DemoAccount.COLLECTIONS, first, first.total(), "PAYMENT WITH THANKS", "", 33);
    }

    private void main() {
        for (int count = 0; count < 10; count++) {
            withReference(DemoAccount.MAIN, take(DemoStatements::isAscii));
        }
        for (int count = 0; count < 6; count++) {
            withReference(DemoAccount.MAIN, take(DemoStatements::isChinese));
        }
        for (int count = 0; count < 3; count++) {
            withNumber(DemoAccount.MAIN, take(DemoStatements::isAscii), "Invoice ");
            withNumber(DemoAccount.MAIN, take(DemoStatements::isChinese), "货款 发票 ");
        }
        inInstalments(take(DemoStatements::isAscii));
        inInstalments(take(DemoStatements::isChinese));
        var tooLittle = take(DemoStatements::isAscii);
        pay(DemoAccount.MAIN, tooLittle, tooLittle.total().subtract(amount(20)), "", tooLittle.reference(), 3);
        var tooMuch = take(DemoStatements::isAscii);
        pay(DemoAccount.MAIN, tooMuch, tooMuch.total().add(amount(50)), "", tooMuch.reference(), 3);
        other(DemoAccount.MAIN, amount(-12), "Account maintenance fee", "PMNT/MDOP/CHRG", "", 30);
        other(DemoAccount.MAIN, amount(3), "Credit interest", "ACMT/MCOP/INTR", "", 31);
        other(DemoAccount.MAIN, amount(-9_800), "Salaries March", "PMNT/ICDT/SALA", "", 29);
        other(DemoAccount.MAIN, amount(777), "Thank you!", "PMNT/RCDT/ESCT", "A. Nonymous", 40);
        transfer(amount(5_000), 24);
    }

    private void collections() {
        for (int count = 0; count < 8; count++) {
            withReference(DemoAccount.COLLECTIONS, take(DemoStatements::isAscii));
        }
        for (int count = 0; count < 4; count++) {
            withNumber(DemoAccount.COLLECTIONS, take(DemoStatements::isAscii), "INVOICE ");
        }
        for (int count = 0; count < 2; count++) {
            var byAccount = take(invoice -> isAscii(invoice) && isTheOnlyOneOfItsPayer(invoice));
            pay(DemoAccount.COLLECTIONS, byAccount, byAccount.total(), "PAYMENT", "", 4);
        }
        other(DemoAccount.COLLECTIONS, amount(-8), "ACCOUNT FEE", "PMNT/MDOP/CHRG", "", 30);
    }

    private void shop() {
        for (int count = 0; count < 4; count++) {
            withReference(DemoAccount.SHOP, take(DemoStatements::isChinese));
        }
        for (int count = 0; count < 2; count++) {
            withNumber(DemoAccount.SHOP, take(DemoStatements::isChinese), "支付发票 ");
            withNumber(DemoAccount.SHOP, take(DemoStatements::isIndonesian), "Pembayaran faktur ");
        }
        var brokenReference = take(DemoStatements::isIndonesian);
        pay(
                DemoAccount.SHOP,
                brokenReference,
                brokenReference.total(),
                "",
                withWrongCheckDigits(brokenReference.reference()),
                5);
        var wrongAmount = take(DemoStatements::isAscii);
        pay(DemoAccount.SHOP, wrongAmount, wrongAmount.total().subtract(amount(7)), "on account", "", 6);
        other(DemoAccount.SHOP, amount(1), "Interest", "", "", 31);
    }

    private static boolean isAscii(DemoInvoice invoice) {
        return invoice.customer().isWrittenInAscii();
    }

    private static boolean isChinese(DemoInvoice invoice) {
        return invoice.customer().language().equals("zh");
    }

    private static boolean isIndonesian(DemoInvoice invoice) {
        return invoice.customer().language().equals("id");
    }

    private List<StatementLine> lines(DemoAccount account) {
        return lines.computeIfAbsent(account, key -> new ArrayList<>());
    }

    private boolean isTheOnlyOneOfItsPayer(DemoInvoice invoice) {
        return !invoice.customer().iban().isEmpty()
                && unpaid.stream()
                                .filter(other -> other.customer().equals(invoice.customer()))
                                .count()
                        == 1;
    }

    private DemoInvoice take(Predicate<DemoInvoice> wanted) {
        var taken = unpaid.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The sample has too few invoices"));
        unpaid.remove(taken);
        return taken;
    }

    private void withReference(DemoAccount account, DemoInvoice invoice) {
        pay(account, invoice, invoice.total(), "", invoice.reference(), serial % 9);
    }

    private void withNumber(DemoAccount account, DemoInvoice invoice, String text) {
        pay(account, invoice, invoice.total(), text + invoice.number(), "", serial % 9);
    }

    private void inInstalments(DemoInvoice invoice) {
        var first = invoice.total().multiply(new BigDecimal("0.4")).setScale(digits, RoundingMode.DOWN);
        pay(DemoAccount.MAIN, invoice, first, "1/2", invoice.reference(), 2);
        pay(DemoAccount.MAIN, invoice, invoice.total().subtract(first), "2/2", invoice.reference(), 16);
    }

    private void pay(
            DemoAccount account, DemoInvoice invoice, BigDecimal amount, String text, String reference, int after) {
        var date = between(invoice.deal().closed().plusDays(10L + after));
        var customer = invoice.customer();
        lines(account)
                .add(StatementLine.payment(
                        date,
                        amount,
                        account == DemoAccount.COLLECTIONS ? customer.latinName() : customer.name(),
                        customer.iban(),
                        text,
                        reference,
                        nextReference()));
    }

    /// Both ends of a transfer between two of the company's own accounts.
    private void transfer(BigDecimal amount, int day) {
        var date = DemoAccount.FROM.plusDays(day);
        line(DemoAccount.MAIN, date, amount.negate(), "TRANSFER", "PMNT/ICDT/BOOK", "", DemoAccount.COLLECTIONS.iban());
        line(DemoAccount.COLLECTIONS, date, amount, "TRANSFER", "PMNT/RCDT/BOOK", "", DemoAccount.MAIN.iban());
    }

    private void other(DemoAccount account, BigDecimal amount, String text, String code, String who, int day) {
        line(account, DemoAccount.FROM.plusDays(day), amount, text, code, who, "");
    }

    private void line(
            DemoAccount account,
            LocalDate date,
            BigDecimal amount,
            String text,
            String code,
            String counterparty,
            String iban) {
        lines(account).add(new StatementLine(date, date, amount, counterparty, iban, text, "", nextReference(), code));
    }

    private String nextReference() {
        serial++;
        return "DEMO%05d".formatted(serial);
    }

    private BigDecimal amount(int units) {
        return BigDecimal.valueOf(units).setScale(digits);
    }

    private static LocalDate between(LocalDate date) {
        if (date.isBefore(DemoAccount.FROM)) {
            return DemoAccount.FROM.plusDays(date.getDayOfMonth() % 20);
        }
        return date.isAfter(DemoAccount.TO) ? DemoAccount.TO : date;
    }

    private static String withWrongCheckDigits(String reference) {
        var digit = reference.charAt(3) == '9' ? '0' : (char) (reference.charAt(3) + 1);
        return reference.substring(0, 3) + digit + reference.substring(4);
    }
}
