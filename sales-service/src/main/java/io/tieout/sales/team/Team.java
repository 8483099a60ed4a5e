package io.tieout.sales.team;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param managerUserId who sees all deals of the team
record Team(
        UUID teamId,
        String name,
        @Nullable String region,
        @Nullable UUID managerUserId) {}
