package io.tieout.ledger.period;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param module what was locked or released
/// @param waivers the gates that were open when it was closed all the same
record PeriodDecisionResponse(
        UUID id,
        PeriodDecision.Kind decision,
        @Nullable PeriodModule module,
        @Nullable String reason,
        List<Waiver> waivers,
        UUID decidedBy,
        Instant decidedAt) {

    record Waiver(String gate, String reason) {}
}
