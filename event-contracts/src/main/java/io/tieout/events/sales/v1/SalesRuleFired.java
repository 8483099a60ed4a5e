package io.tieout.events.sales.v1;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule of the company that was told to notify held for a document.
///
/// @param ruleName as the company calls it
/// @param objectKind `DEAL`, `ORDER`, `QUOTE` or `CONTRACT`
/// @param ownerUserId whose document it is
public record SalesRuleFired(
        UUID firingId,
        UUID ruleId,
        long ruleVersion,
        String ruleName,
        String objectKind,
        UUID objectId,
        long objectVersion,
        @Nullable UUID dealId,
        UUID ownerUserId,
        Instant firedAt) {}
