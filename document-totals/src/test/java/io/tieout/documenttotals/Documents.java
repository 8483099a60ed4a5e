package io.tieout.documenttotals;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/// Documents in the words of the trade.
final class Documents {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency JPY = Currency.getInstance("JPY");
    static final Currency IDR = Currency.getInstance("IDR");

    private Documents() {}

    static TotalsRules exclusive(Currency currency, TaxMethod method, Rounding rounding) {
        return TotalsRules.of(currency, PriceMode.TAX_EXCLUSIVE, method, rounding);
    }

    static TotalsRules inclusive(Currency currency, TaxMethod method) {
        return TotalsRules.of(currency, PriceMode.TAX_INCLUSIVE, method, Rounding.HALF_UP);
    }

    static TotalsRules rupiahWithoutSen(TaxMethod method) {
        return new TotalsRules(
                IDR, PriceMode.TAX_EXCLUSIVE, method, Rounding.HALF_UP, Money.exact(BigDecimal.ONE, IDR));
    }

    static DocumentLine line(String quantity, String unitPrice, String discountPercent, String taxRatePercent) {
        return new DocumentLine(
                new BigDecimal(quantity),
                new BigDecimal(unitPrice),
                new BigDecimal(discountPercent),
                TaxRate.of("STANDARD", new BigDecimal(taxRatePercent)));
    }

    static DocumentLine line(String unitPrice, String taxRatePercent) {
        return line("1", unitPrice, "0", taxRatePercent);
    }

    static List<DocumentLine> times(int count, DocumentLine line) {
        return java.util.Collections.nCopies(count, line);
    }

    /// Net, tax and total as a person would read them aloud.
    static String figures(DocumentTotals totals) {
        return totals.net().amount() + " + " + totals.tax().amount() + " = "
                + totals.total().amount();
    }

    static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
