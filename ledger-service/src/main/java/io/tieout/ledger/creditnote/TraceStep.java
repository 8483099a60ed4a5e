package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.RoundingStep;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How one figure of a credit note came about.
///
/// @param rule a rule of the document's arithmetic, or how the invoice bounded the figure
/// @param line the credit note's line, absent when the figure belongs to a tax rate or to the whole document
/// @param exact before rounding, or before the bound
/// @param method how it was rounded; absent when nothing was
record TraceStep(
        String rule,
        @Nullable Integer line,
        @Nullable String taxCode,
        BigDecimal exact,
        Money rounded,
        @Nullable String method) {

    /// What is left of the invoice's line, to the cent.
    static final String REMAINDER_NET = "REMAINDER_NET";

    static final String REMAINDER_TAX = "REMAINDER_TAX";
    /// Rounding came to more than is left of the invoice's line.
    static final String CAPPED_NET = "CAPPED_NET";

    static final String CAPPED_TAX = "CAPPED_TAX";

    /// The part of a line's tax in a share of what is left of it.
    static final String SHARE_TAX = "SHARE_TAX";

    /// @param line the number of the line in the credit note; none when the step belongs to no line
    static TraceStep of(RoundingStep step, @Nullable Integer line) {
        return new TraceStep(
                step.rule().name(),
                line,
                step.taxRate().isEmpty() ? null : step.taxRate(),
                step.exact(),
                step.rounded(),
                step.rounding().name());
    }

    static TraceStep bound(String rule, int line, String taxCode, Money exact, Money rounded) {
        return new TraceStep(rule, line, taxCode, exact.toBigDecimal(), rounded, null);
    }
}
