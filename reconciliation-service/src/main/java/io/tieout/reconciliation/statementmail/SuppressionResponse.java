package io.tieout.reconciliation.statementmail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param addressHash the address cannot be told from it
/// @param recordedBy absent where a mail server or the address's owner said so
record SuppressionResponse(
        UUID suppressionId,
        String addressHash,
        SuppressionReason reason,
        String note,
        Instant recordedAt,
        @Nullable UUID recordedBy) {

    static SuppressionResponse from(Suppression suppression) {
        return new SuppressionResponse(
                suppression.suppressionId(),
                suppression.address().toString(),
                suppression.reason(),
                suppression.note(),
                suppression.recordedAt(),
                suppression.recordedBy());
    }
}
