package io.tieout.customer.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Points that a person added to a customer's score or took off it, until a day.
record Adjustment(
        UUID adjustmentId,
        UUID customerId,
        int points,
        String reason,
        LocalDate validUntil,
        UUID madeBy,
        Instant madeAt,
        @Nullable UUID withdrawnBy,
        @Nullable Instant withdrawnAt) {}
