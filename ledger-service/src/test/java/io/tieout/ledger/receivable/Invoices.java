package io.tieout.ledger.receivable;

import io.tieout.documenttotals.DocumentDiscount;
import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// Invoices in the words of the trade.
final class Invoices {

    static final Currency EUR = Currency.getInstance("EUR");
    static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);
    static final UUID CUSTOMER = UUID.fromString("01900000-0000-7000-8000-00000000000c");

    private Invoices() {}

    static Invoice anInvoiceOver(String total) {
        var amount = eur(total);
        return new Invoice(
                Ids.next(),
                InvoiceId.next(),
                new InvoiceNumber("INV-2026", 1),
                CUSTOMER,
                new InvoiceOrigin(null, null, null),
                MARCH_31,
                MARCH_31,
                MARCH_31.plusDays(30),
                amount,
                Money.zero(EUR),
                amount,
                amount,
                false,
                null,
                null,
                EntryId.next(),
                1);
    }

    static InvoiceDraft aDraft(InvoiceLine... lines) {
        return aDraft(MARCH_31, MARCH_31.plusDays(30), lines);
    }

    static InvoiceDraft aDraft(LocalDate invoiceDate, LocalDate dueDate, InvoiceLine... lines) {
        return new InvoiceDraft(
                Ids.next(),
                CUSTOMER,
                new InvoiceOrigin(null, null, null),
                invoiceDate,
                dueDate,
                TotalsRules.of(EUR, PriceMode.TAX_EXCLUSIVE, TaxMethod.PER_LINE, Rounding.HALF_UP),
                List.of(lines),
                new DocumentDiscount.None(),
                null,
                false);
    }

    static InvoiceLine aLine(String quantity, String unitPrice, String taxRatePercent) {
        return new InvoiceLine(
                Ids.next(),
                null,
                "Work",
                new DocumentLine(
                        new BigDecimal(quantity),
                        new BigDecimal(unitPrice),
                        BigDecimal.ZERO,
                        TaxRate.of("STANDARD", new BigDecimal(taxRatePercent))));
    }

    static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
