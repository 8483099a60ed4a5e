package io.tieout.sales.team;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Someone who sells, as he or she belongs to a team on a day.
///
/// @param userId the user that he or she signs in as
/// @param from since when he or she is in this team
/// @param version counts the changes of team
record Representative(
        UUID representativeId,
        String name,
        @Nullable UUID teamId,
        @Nullable UUID userId,
        LocalDate from,
        int version) {}
