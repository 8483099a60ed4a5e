package io.tieout.reconciliation.statementmail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param recordedBy none: a mail server or the address's owner said so
record Suppression(
        UUID suppressionId,
        AddressHash address,
        SuppressionReason reason,
        String note,
        Instant recordedAt,
        @Nullable UUID recordedBy) {}
