package io.tieout.sales.order;

import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.InvalidDocument;
import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// What determines an order's figures.
public record OrderTerms(
        Currency currency,
        PriceMode priceMode,
        TaxMethod taxMethod,
        Rounding rounding,
        int paymentTermDays,
        List<OrderLine> lines) {

    public OrderTerms {
        lines = List.copyOf(lines);
    }

    /// @throws OrderDoesNotAddUp when a figure is out of range
    public void requireAddsUp() {
        totals();
    }

    /// Adds the order up.
    ///
    /// @throws OrderDoesNotAddUp when a figure is out of range
    public DocumentTotals totals() {
        try {
            return DocumentTotals.of(TotalsRules.of(currency, priceMode, taxMethod, rounding), documentLines());
        } catch (InvalidDocument e) {
            throw new OrderDoesNotAddUp(e);
        }
    }

    private List<DocumentLine> documentLines() {
        var documentLines = new ArrayList<DocumentLine>();
        for (var line : lines) {
            try {
                documentLines.add(new DocumentLine(
                        line.quantity(),
                        line.unitPrice(),
                        line.discountPercent(),
                        TaxRate.of(line.taxCode(), line.taxRatePercent())));
            } catch (InvalidDocument e) {
                throw e.below("lines/" + documentLines.size());
            }
        }
        return documentLines;
    }
}
