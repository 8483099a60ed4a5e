package io.tieout.sales.quote;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.paper.PrintLanguage;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// @param orderId the one that its acceptance made
record QuoteResponse(
        QuoteId quoteId,
        String quoteNumber,
        QuoteStatus status,
        @Nullable UUID dealId,
        UUID customerId,
        int revision,
        PrintLanguage language,
        LocalDate validUntil,
        PriceMode priceMode,
        TaxMethod taxMethod,
        Rounding rounding,
        int paymentTermDays,
        @Nullable String note,
        List<LineResponse> lines,
        Money net,
        Money tax,
        Money total,
        @Nullable UUID submittedBy,
        @Nullable UUID approvedBy,
        @Nullable String declineReason,
        @Nullable UUID orderId,
        long version) {

    /// @param priceListId that set the unit price; none: the list price of the product did
    record LineResponse(
            String productCode,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal discountPercent,
            String taxCode,
            BigDecimal taxRatePercent,
            @Nullable UUID priceListId,
            Money net,
            Money tax) {}

    static QuoteResponse from(Quote quote) {
        var offer = quote.current();
        var terms = offer.terms();
        return new QuoteResponse(
                quote.id(),
                quote.number(),
                quote.status(),
                quote.dealId(),
                quote.customerId(),
                offer.revision(),
                offer.language(),
                offer.validUntil(),
                terms.priceMode(),
                terms.taxMethod(),
                terms.rounding(),
                terms.paymentTermDays(),
                offer.note(),
                IntStream.range(0, offer.lines().size())
                        .mapToObj(index -> line(offer, index))
                        .toList(),
                offer.totals().net(),
                offer.totals().tax(),
                offer.totals().total(),
                quote.submittedBy(),
                quote.approvedBy(),
                quote.declineReason(),
                quote.orderId(),
                quote.version());
    }

    private static LineResponse line(QuoteRevision offer, int index) {
        var line = offer.lines().get(index);
        var figures = offer.totals().lines().get(index);
        return new LineResponse(
                line.line().productCode(),
                line.line().description(),
                line.line().quantity(),
                line.unit(),
                line.line().unitPrice(),
                line.line().discountPercent(),
                line.line().taxCode(),
                line.line().taxRatePercent(),
                line.priceListId(),
                figures.net(),
                figures.tax());
    }
}
