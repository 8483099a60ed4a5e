package io.tieout.ledger.receivable;

import io.tieout.ledger.company.Company;
import io.tieout.paper.Pdf;
import io.tieout.paper.PrintLanguage;
import io.tieout.paper.Printout;
import io.tieout.paper.Printout.Column;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An invoice on paper. Its figures are those that are stored; nothing is reckoned here.
final class PrintedInvoice {

    private final Company company;
    private final InvoiceResponse invoice;
    private final PrintLanguage language;

    private PrintedInvoice(Company company, InvoiceResponse invoice, PrintLanguage language) {
        this.company = company;
        this.invoice = invoice;
        this.language = language;
    }

    /// @return a PDF document
    static byte[] of(Company company, InvoiceResponse invoice, PrintLanguage language) {
        return Pdf.of(new PrintedInvoice(company, invoice, language).printout());
    }

    private Printout printout() {
        var rows = new ArrayList<List<String>>();
        invoice.lines().forEach(line -> rows.add(row(line)));
        var sums = sums();
        rows.addAll(sums);
        return new Printout(
                word(PrintWord.INVOICE) + " " + invoice.invoice().invoiceNumber(),
                head(),
                List.of(
                        new Column("#", false),
                        new Column(word(PrintWord.DESCRIPTION), false),
                        new Column(word(PrintWord.QUANTITY), true),
                        new Column(word(PrintWord.UNIT_PRICE), true),
                        new Column(word(PrintWord.TAX_RATE), true),
                        new Column(word(PrintWord.NET), true),
                        new Column(word(PrintWord.TAX), true),
                        new Column(word(PrintWord.TOTAL), true)),
                rows,
                sums.size(),
                below());
    }

    private List<String> head() {
        var summary = invoice.invoice();
        var head = new ArrayList<String>();
        head.add(company.name());
        head.add(word(PrintWord.CUSTOMER) + ": "
                + Stream.of(summary.customerName(), summary.customerNumber())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(", ")));
        head.add(word(PrintWord.DATE) + ": " + summary.invoiceDate());
        head.add(word(PrintWord.DUE_DATE) + ": " + summary.dueDate());
        head.add(word(PrintWord.PAYMENT_REFERENCE) + ": " + summary.paymentReference());
        if (summary.externalNumber() != null) {
            head.add(word(PrintWord.YOUR_NUMBER) + ": " + summary.externalNumber());
        }
        return head;
    }

    private List<String> row(InvoiceResponse.LineResponse line) {
        var description =
                line.productCode() == null ? line.description() : line.description() + " (" + line.productCode() + ")";
        var discount = line.discountPercent().signum() == 0
                ? ""
                : ", " + word(PrintWord.DISCOUNT) + " " + percent(line.discountPercent());
        return List.of(
                String.valueOf(line.lineNumber()),
                description + discount,
                number(line.quantity(), 0),
                number(line.unitPrice(), line.net().currency().getDefaultFractionDigits()),
                percent(line.taxRatePercent()),
                figure(line.net()),
                figure(line.tax()),
                figure(line.total()));
    }

    private List<List<String>> sums() {
        var summary = invoice.invoice();
        var sums = new ArrayList<List<String>>();
        if (!invoice.discount().isZero()) {
            sums.add(sum(word(PrintWord.DISCOUNT), "", null, null, invoice.discount()));
        }
        invoice.taxes()
                .forEach(tax -> sums.add(sum(
                        word(PrintWord.TAX) + " " + tax.taxCode(),
                        percent(tax.taxRatePercent()),
                        tax.net(),
                        tax.tax(),
                        tax.net().plus(tax.tax()))));
        sums.add(sum(
                word(PrintWord.TOTAL) + " " + summary.total().currency(),
                "",
                summary.net(),
                summary.tax(),
                summary.total()));
        if (!summary.open().equals(summary.total())) {
            sums.add(sum(word(PrintWord.OPEN), "", null, null, summary.open()));
        }
        return sums;
    }

    private List<String> sum(String name, String rate, @Nullable Money net, @Nullable Money tax, Money total) {
        return List.of(
                "", name, "", "", rate, net == null ? "" : figure(net), tax == null ? "" : figure(tax), figure(total));
    }

    private List<String> below() {
        var below = new ArrayList<String>();
        taxInTheBooks().ifPresent(below::add);
        var early = invoice.invoice().earlyPayment();
        if (early != null) {
            below.add(word(PrintWord.EARLY_PAYMENT) + " " + early.lastDay() + ": " + percent(early.percent()));
        }
        invoice.taxDocuments()
                .forEach(document -> below.add(word(PrintWord.TAX_DOCUMENT) + ": "
                        + (document.authorityNumber() == null
                                ? document.registerNumber()
                                : document.authorityNumber())));
        return below;
    }

    /// The law wants the tax of an invoice in another currency in that of its country, too.
    private Optional<String> taxInTheBooks() {
        var inTheBooks = invoice.invoice().inTheBooks();
        if (inTheBooks == null || inTheBooks.tax() == null) {
            return Optional.empty();
        }
        var tax = inTheBooks.tax();
        var rate = inTheBooks.taxExchangeRate();
        var currency = invoice.invoice().total().currency();
        var quoted = rate == null ? "" : " (" + currency + " 1 = " + language.figure(rate.value()) + ")";
        return Optional.of(word(PrintWord.TAX) + ": " + tax.currency() + " " + figure(tax) + quoted);
    }

    private String word(PrintWord word) {
        return word.in(language);
    }

    private String figure(Money money) {
        return language.figure(money.toBigDecimal());
    }

    private String percent(BigDecimal percent) {
        return number(percent, 0) + " %";
    }

    /// Without zeros at its end, but with so many digits.
    private String number(BigDecimal number, int digits) {
        var stripped = number.stripTrailingZeros();
        return language.figure(stripped.scale() < digits ? stripped.setScale(digits) : stripped);
    }
}
