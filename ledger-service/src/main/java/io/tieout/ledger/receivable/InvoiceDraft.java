package io.tieout.ledger.receivable;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.documenttotals.DocumentDiscount;
import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.InvalidDocument;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.currency.Rate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice to be issued.
///
/// @param withholding the rate at which the customer keeps tax back by law from the net amount
/// @param exchangeRate what a unit of its currency is worth; none: what the rate of its day says
/// @param taxExchangeRate at which its tax is owed; none: as the tax settings say
/// @param taxPointDate the day on which the tax arises, where it is not the invoice date
record InvoiceDraft(
        UUID companyId,
        UUID customerId,
        InvoiceOrigin origin,
        LocalDate invoiceDate,
        LocalDate dueDate,
        TotalsRules rules,
        List<InvoiceLine> lines,
        DocumentDiscount discount,
        @Nullable EarlyPaymentTerms earlyPayment,
        @Nullable TaxRate withholding,
        boolean disputed,
        @Nullable Rate exchangeRate,
        @Nullable Rate taxExchangeRate,
        @Nullable LocalDate taxPointDate) {

    InvoiceDraft {
        lines = List.copyOf(lines);
        requireInRange(invoiceDate, "/invoiceDate");
        requireInRange(dueDate, "/dueDate");
        if (taxPointDate != null) {
            requireInRange(taxPointDate, "/taxPointDate");
        }
        if (dueDate.isBefore(invoiceDate)) {
            throw new DueDateBeforeInvoiceDate(invoiceDate, dueDate);
        }
        if (lines.stream().map(InvoiceLine::lineId).distinct().count() < lines.size()) {
            throw new DocumentRefused("lines", "must have different ids");
        }
    }

    /// At the exchange rate of the day, where one is needed, and with the tax of that day.
    InvoiceDraft(
            UUID companyId,
            UUID customerId,
            InvoiceOrigin origin,
            LocalDate invoiceDate,
            LocalDate dueDate,
            TotalsRules rules,
            List<InvoiceLine> lines,
            DocumentDiscount discount,
            @Nullable EarlyPaymentTerms earlyPayment,
            boolean disputed) {
        this(
                companyId,
                customerId,
                origin,
                invoiceDate,
                dueDate,
                rules,
                lines,
                discount,
                earlyPayment,
                null,
                disputed,
                null,
                null,
                null);
    }

    LocalDate taxPoint() {
        return taxPointDate == null ? invoiceDate : taxPointDate;
    }

    DocumentTotals totals() {
        try {
            var figures = lines.stream().map(InvoiceLine::figures).toList();
            var totals = DocumentTotals.of(rules, figures, discount);
            if (!totals.total().isPositive()) {
                throw new DocumentRefused("total", "must be above zero: there would be nothing to post");
            }
            return totals;
        } catch (InvalidDocument e) {
            throw new DocumentRefused(e);
        }
    }

    /// What the customer will keep back by law; none where it would round to nothing.
    @Nullable
    WithholdingTerms withheld(DocumentTotals totals) {
        if (withholding == null) {
            return null;
        }
        var amount = TaxShares.percentOf(withholding.baseOf(totals.net(), rules), withholding.percent(), rules);
        return amount.isPositive() ? new WithholdingTerms(withholding.code(), amount) : null;
    }

    /// Tells whether another draft says the same. Line ids are left out: they are made anew for each request.
    String digest() {
        var text = new StringBuilder()
                .append(customerId)
                .append('|')
                .append(invoiceDate)
                .append('|')
                .append(dueDate)
                .append('|')
                .append(rules)
                .append('|')
                .append(discount)
                .append('|')
                .append(disputed);
        if (earlyPayment != null) {
            text.append('|').append(earlyPayment);
        }
        if (withholding != null) {
            text.append("|withheld ").append(withholding);
        }
        if (exchangeRate != null) {
            text.append('|').append(exchangeRate);
        }
        if (taxExchangeRate != null) {
            text.append("|tax at ").append(taxExchangeRate);
        }
        if (taxPointDate != null) {
            text.append('|').append(taxPointDate);
        }
        for (var line : lines) {
            text.append('\n')
                    .append(line.productCode())
                    .append('|')
                    .append(line.description())
                    .append('|')
                    .append(line.figures());
        }
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
