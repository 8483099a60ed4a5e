package io.tieout.sales.quote;

import io.tieout.documenttotals.DocumentTotals;
import io.tieout.paper.PrintLanguage;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is offered. It never changes: another offer is another revision.
///
/// @param lines in the order of those of the terms
/// @param totals as the order will have them
record QuoteRevision(
        int revision,
        PrintLanguage language,
        LocalDate validUntil,
        OrderTerms terms,
        List<QuoteLine> lines,
        DocumentTotals totals,
        @Nullable String note,
        UUID madeBy,
        Instant madeAt) {

    QuoteRevision {
        lines = List.copyOf(lines);
    }

    BigDecimal largestDiscount() {
        return terms.lines().stream().map(OrderLine::discountPercent).reduce(BigDecimal.ZERO, BigDecimal::max);
    }
}
