package io.tieout.sales.team;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A team as it stands on a day.
///
/// @param parentTeamId the team that it is a part of
/// @param managerUserId who sees what this team and those under it sell
/// @param from since when it stands like this
/// @param version counts its changes
record Team(
        UUID teamId,
        String name,
        @Nullable String region,
        @Nullable UUID parentTeamId,
        @Nullable UUID managerUserId,
        LocalDate from,
        int version) {}
