package io.tieout.reconciliation.paymentmatch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A match with all that led to it and what became of it.
///
/// @param alternatives what else it could have been
/// @param effectiveDate accounting date of its posting
record MatchResponse(
        @JsonUnwrapped MatchSummaryResponse match,
        List<ExplanationResponse.AllocationResponse> allocations,
        List<ExplanationResponse.PartResponse> otherParts,
        List<EvidenceResponse> evidence,
        List<ExplanationResponse> alternatives,
        String ruleVersion,
        @Nullable LocalDate effectiveDate,
        @Nullable String refusalDetail,
        @Nullable String undoReason,
        @Nullable UUID reversalEntryId,
        @Nullable LocalDate reversalDate) {}
