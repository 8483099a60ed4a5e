package io.tieout.sales.team;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a team stood for a time.
///
/// @param until the first day on which it stood otherwise
record TeamChange(
        int version,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String region,
        @Nullable UUID parentTeamId,
        @Nullable UUID managerUserId,
        @Nullable UUID changedBy,
        Instant changedAt) {}
