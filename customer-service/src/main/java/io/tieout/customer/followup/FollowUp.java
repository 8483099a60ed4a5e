package io.tieout.customer.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param assigneeUserId who is to do it
/// @param doneAt none while it is to be done
record FollowUp(
        UUID followUpId,
        UUID customerId,
        String customerName,
        String title,
        LocalDate dueOn,
        UUID assigneeUserId,
        UUID createdBy,
        Instant createdAt,
        @Nullable UUID doneBy,
        @Nullable Instant doneAt,
        long version) {}
