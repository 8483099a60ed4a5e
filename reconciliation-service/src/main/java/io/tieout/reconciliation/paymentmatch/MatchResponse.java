package io.tieout.reconciliation.paymentmatch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A match with all that led to it and what became of it.
///
/// @param model how the engine explains the amount; absent for a person's decision
/// @param score of that explanation, for ranking only; the weights of the evidence are its parts
/// @param alternatives what else it could have been; of a person's decision, what the engine had proposed
/// @param ruleVersion the engine's rules and, after a `+`, the company's set of matching rules
/// @param otherLegMatchId the match of the other line, of an own transfer whose both lines were named
/// @param effectiveDate accounting date of its posting
record MatchResponse(
        @JsonUnwrapped MatchSummaryResponse match,
        List<ExplanationResponse.AllocationResponse> allocations,
        List<ExplanationResponse.PartResponse> otherParts,
        @Nullable String model,
        @Nullable Integer score,
        List<EvidenceResponse> evidence,
        List<ExplanationResponse> alternatives,
        String ruleVersion,
        @Nullable UUID otherLegMatchId,
        @Nullable LocalDate effectiveDate,
        @Nullable String refusalDetail,
        @Nullable String undoReason,
        @Nullable UUID reversalEntryId,
        @Nullable LocalDate reversalDate) {}
