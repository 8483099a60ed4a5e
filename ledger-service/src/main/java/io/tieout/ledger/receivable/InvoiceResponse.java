package io.tieout.ledger.receivable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.RoundingStep;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice with its lines, what settled it, and how each of its figures came about.
///
/// @param entryId its journal entry
/// @param discount off the whole document, in the mode of the prices
record InvoiceResponse(
        @JsonUnwrapped InvoiceSummaryResponse invoice,
        EntryId entryId,
        Instant recordedAt,
        boolean pricesIncludeTax,
        TaxMethod taxMethod,
        Rounding roundingMode,
        Money roundingIncrement,
        Money discount,
        List<LineResponse> lines,
        List<TaxResponse> taxes,
        List<AllocationResponse> allocations,
        List<InvoiceTaxDocument> taxDocuments,
        List<RoundingResponse> roundingTrace) {

    record LineResponse(
            int lineNumber,
            UUID lineId,
            @Nullable String productCode,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal discountPercent,
            String taxCode,
            BigDecimal taxRatePercent,
            Money net,
            Money tax,
            Money total) {}

    /// @param base what the tax was computed on
    record TaxResponse(String taxCode, BigDecimal taxRatePercent, Money net, Money base, Money tax) {}

    /// A document of the tax authority that covers the invoice.
    ///
    /// @param registerNumber our own
    /// @param authorityNumber absent while the authority has not given it
    record InvoiceTaxDocument(
            UUID taxDocumentId,
            String kind,
            String registerNumber,
            @Nullable String authorityNumber,
            LocalDate documentDate,
            String status) {}

    /// @param line the line it belongs to, absent when it belongs to a tax rate or to the whole document
    /// @param exact before rounding; a figure without end is cut
    record RoundingResponse(
            RoundingStep.Rule rule,
            @Nullable Integer line,
            @Nullable String taxCode,
            BigDecimal exact,
            Money rounded,
            RoundingStep.Method method) {

        static RoundingResponse from(RoundingStep step) {
            return new RoundingResponse(
                    step.rule(),
                    step.line().isPresent() ? (Integer) step.line().getAsInt() : null,
                    step.taxRate().isEmpty() ? null : step.taxRate(),
                    step.exact(),
                    step.rounded(),
                    step.rounding());
        }
    }
}
