package io.tieout.ledger.creditnote;

import io.tieout.ledger.company.Company;
import io.tieout.ledger.receivable.PrintWord;
import io.tieout.paper.Pdf;
import io.tieout.paper.PrintLanguage;
import io.tieout.paper.Printout;
import io.tieout.paper.Printout.Column;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A credit note on paper. Its figures are those that are stored; nothing is reckoned here.
final class PrintedCreditNote {

    private final Company company;
    private final CreditNoteResponse note;

    /// Of the invoice that it corrects; absent when it is free.
    private final @Nullable String invoiceNumber;

    private final PrintLanguage language;

    private PrintedCreditNote(
            Company company, CreditNoteResponse note, @Nullable String invoiceNumber, PrintLanguage language) {
        this.company = company;
        this.note = note;
        this.invoiceNumber = invoiceNumber;
        this.language = language;
    }

    /// @return a PDF document
    static byte[] of(Company company, CreditNoteResponse note, @Nullable String invoiceNumber, PrintLanguage language) {
        return Pdf.of(new PrintedCreditNote(company, note, invoiceNumber, language).printout());
    }

    private Printout printout() {
        var summary = note.creditNote();
        var rows = new ArrayList<List<String>>();
        note.lines().forEach(line -> rows.add(row(line)));
        rows.add(List.of(
                "",
                word(PrintWord.TOTAL) + " " + summary.total().currency(),
                "",
                "",
                figure(summary.net()),
                figure(summary.tax()),
                figure(summary.total())));
        return new Printout(
                word(PrintWord.CREDIT_NOTE) + " " + summary.creditNoteNumber(),
                head(),
                List.of(
                        new Column("#", false),
                        new Column(word(PrintWord.DESCRIPTION), false),
                        new Column(word(PrintWord.QUANTITY), true),
                        new Column(word(PrintWord.TAX_RATE), true),
                        new Column(word(PrintWord.NET), true),
                        new Column(word(PrintWord.TAX), true),
                        new Column(word(PrintWord.TOTAL), true)),
                rows,
                1,
                List.of());
    }

    private List<String> head() {
        var summary = note.creditNote();
        var head = new ArrayList<String>();
        head.add(company.name());
        head.add(word(PrintWord.CUSTOMER) + ": "
                + Stream.of(summary.customerName(), summary.customerNumber())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(", ")));
        head.add(word(PrintWord.DATE) + ": " + summary.creditNoteDate());
        if (invoiceNumber != null) {
            head.add(word(PrintWord.OF_INVOICE) + ": " + invoiceNumber);
        }
        head.add(word(PrintWord.REASON) + ": " + summary.reason());
        return head;
    }

    private List<String> row(CreditNoteResponse.CreditLineResponse line) {
        return List.of(
                String.valueOf(line.lineNumber()),
                line.productCode() == null ? line.description() : line.description() + " (" + line.productCode() + ")",
                line.quantity() == null ? "" : number(line.quantity()),
                number(line.taxRatePercent()) + " %",
                figure(line.net()),
                figure(line.tax()),
                figure(line.net().plus(line.tax())));
    }

    private String word(PrintWord word) {
        return word.in(language);
    }

    private String figure(Money money) {
        return language.figure(money.toBigDecimal());
    }

    private String number(BigDecimal number) {
        return language.figure(number.stripTrailingZeros());
    }
}
