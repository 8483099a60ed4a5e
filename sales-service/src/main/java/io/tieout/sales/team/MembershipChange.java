package io.tieout.sales.team;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// To which team a representative belonged for a time.
///
/// @param until the first day on which that was otherwise
record MembershipChange(
        int version,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable UUID teamId,
        @Nullable UUID changedBy,
        Instant changedAt) {}
