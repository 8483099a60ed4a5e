package io.tieout.sales.quote;

import io.tieout.paper.Pdf;
import io.tieout.paper.PrintLanguage;
import io.tieout.paper.Printout;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Prints a revision in its language. The same revision comes out equal byte for byte.
final class QuotePaper {

    private QuotePaper() {}

    static byte[] print(Quote quote, LocalDate day, String companyName, String customerName, String customerNumber) {
        return Pdf.of(printout(quote, day, companyName, customerName, customerNumber));
    }

    static Printout printout(
            Quote quote, LocalDate day, String companyName, String customerName, String customerNumber) {
        var offer = quote.current();
        var language = offer.language();
        var rows = new ArrayList<List<String>>();
        for (int index = 0; index < offer.lines().size(); index++) {
            rows.add(row(offer, index));
        }
        rows.add(sum(QuoteWord.NET, offer.totals().net(), language));
        rows.add(sum(QuoteWord.TAX, offer.totals().tax(), language));
        rows.add(sum(QuoteWord.TOTAL, offer.totals().total(), language));
        return new Printout(
                QuoteWord.QUOTE.in(language) + " " + quote.number(),
                List.of(
                        companyName,
                        said(QuoteWord.CUSTOMER, customerName + ", " + customerNumber, language),
                        said(QuoteWord.REVISION, offer.revision(), language),
                        said(QuoteWord.DATE, day, language),
                        said(QuoteWord.VALID_UNTIL, offer.validUntil(), language),
                        said(QuoteWord.PAYMENT_DAYS, offer.terms().paymentTermDays(), language)),
                List.of(
                        new Printout.Column(QuoteWord.POSITION.in(language), true),
                        new Printout.Column(QuoteWord.PRODUCT.in(language), false),
                        new Printout.Column(QuoteWord.QUANTITY.in(language), true),
                        new Printout.Column(QuoteWord.UNIT.in(language), false),
                        new Printout.Column(QuoteWord.UNIT_PRICE.in(language), true),
                        new Printout.Column(QuoteWord.DISCOUNT.in(language), true),
                        new Printout.Column(QuoteWord.TAX_RATE.in(language), true),
                        new Printout.Column(
                                QuoteWord.AMOUNT.in(language) + " "
                                        + offer.terms().currency().getCurrencyCode(),
                                true)),
                rows,
                3,
                offer.note() == null ? List.of() : List.of(offer.note()));
    }

    private static List<String> row(QuoteRevision offer, int index) {
        var language = offer.language();
        var line = offer.lines().get(index);
        return List.of(
                Integer.toString(index + 1),
                line.line().description(),
                language.figure(line.line().quantity()),
                line.unit(),
                language.figure(line.line().unitPrice()),
                line.line().discountPercent().signum() == 0
                        ? ""
                        : language.figure(line.line().discountPercent()),
                language.figure(line.line().taxRatePercent()),
                language.figure(offer.totals().lines().get(index).amount().toBigDecimal()));
    }

    private static List<String> sum(QuoteWord name, Money amount, PrintLanguage language) {
        return List.of("", name.in(language), "", "", "", "", "", language.figure(amount.toBigDecimal()));
    }

    private static String said(QuoteWord name, Object value, PrintLanguage language) {
        return name.in(language) + ": " + value;
    }
}
