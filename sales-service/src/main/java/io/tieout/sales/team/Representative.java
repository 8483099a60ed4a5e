package io.tieout.sales.team;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Someone who sells.
///
/// @param userId the user that he or she signs in as
public record Representative(
        UUID representativeId,
        String name,
        @Nullable UUID teamId,
        @Nullable UUID userId) {}
