package io.tieout.ledger.creditnote;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credit note with its lines, what it was used for, and how each of its figures came about.
///
/// @param entryId its journal entry
record CreditNoteResponse(
        @JsonUnwrapped CreditNoteSummaryResponse creditNote,
        EntryId entryId,
        Instant recordedAt,
        UUID issuedBy,
        boolean pricesIncludeTax,
        TaxMethod taxMethod,
        Rounding roundingMode,
        Money roundingIncrement,
        List<CreditLineResponse> lines,
        List<CreditMovementResponse> movements,
        List<CreditRoundingResponse> roundingTrace) {

    CreditNoteResponse with(List<CreditLineResponse> foundLines, List<CreditMovementResponse> foundMovements) {
        return new CreditNoteResponse(
                creditNote,
                entryId,
                recordedAt,
                issuedBy,
                pricesIncludeTax,
                taxMethod,
                roundingMode,
                roundingIncrement,
                foundLines,
                foundMovements,
                roundingTrace);
    }

    /// @param invoiceLine the line of the invoice that it takes back
    /// @param quantity what came back; absent when only the price was reduced
    record CreditLineResponse(
            int lineNumber,
            @Nullable Integer invoiceLine,
            @Nullable String productCode,
            String description,
            @Nullable BigDecimal quantity,
            String taxCode,
            BigDecimal taxRatePercent,
            Money net,
            Money tax) {}

    /// @param amount positive when the credit comes or is given back, negative when it is used
    /// @param allocationId what it settled, or took back
    /// @param refundId the refund that paid it out
    record CreditMovementResponse(
            Money amount,
            LocalDate effectiveDate,
            Instant recordedAt,
            @Nullable AllocationId allocationId,
            @Nullable UUID refundId,
            @Nullable UUID matchId) {}

    /// @param rule which rule made the figure: one of the document's arithmetic, `REMAINDER_NET` and `REMAINDER_TAX`
    ///     for what was left of the invoice's line, `CAPPED_NET` and `CAPPED_TAX` where rounding would exceed that
    /// @param line absent when the figure belongs to a tax rate or to the whole document
    /// @param exact before rounding, or before the bound
    /// @param method how it was rounded; absent when nothing was
    record CreditRoundingResponse(
            String rule,
            @Nullable Integer line,
            @Nullable String taxCode,
            BigDecimal exact,
            Money rounded,
            @Nullable String method) {

        static CreditRoundingResponse from(TraceStep step) {
            return new CreditRoundingResponse(
                    step.rule(), step.line(), step.taxCode(), step.exact(), step.rounded(), step.method());
        }
    }
}
