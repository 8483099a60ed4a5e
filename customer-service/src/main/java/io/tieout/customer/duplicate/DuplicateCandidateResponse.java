package io.tieout.customer.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param signals what speaks for the pair and against it; the weights add up to the score, at most 100
record DuplicateCandidateResponse(
        UUID candidateId,
        RecordKind kind,
        UUID firstId,
        @Nullable String firstName,
        UUID secondId,
        @Nullable String secondName,
        int score,
        List<Signal> signals,
        Instant foundAt,
        @Nullable UUID dismissedBy,
        @Nullable Instant dismissedAt,
        @Nullable String dismissedReason) {}
