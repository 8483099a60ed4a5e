package io.tieout.ledger.period;

import io.tieout.platform.id.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who changed what a period takes, and why.
///
/// @param module what was locked or released
/// @param waivers the gates that were open when it was closed all the same
record PeriodDecision(
        UUID id,
        Kind kind,
        @Nullable PeriodModule module,
        @Nullable String reason,
        List<GateWaiver> waivers,
        UUID decidedBy) {

    enum Kind {
        CLOSE,
        SOFT_CLOSE,
        REOPEN,
        LOCK,
        RELEASE
    }

    PeriodDecision {
        waivers = List.copyOf(waivers);
    }

    static PeriodDecision close(@Nullable String reason, UUID decidedBy) {
        return new PeriodDecision(Ids.next(), Kind.CLOSE, null, reason, List.of(), decidedBy);
    }

    static PeriodDecision softClose(@Nullable String reason, UUID decidedBy) {
        return new PeriodDecision(Ids.next(), Kind.SOFT_CLOSE, null, reason, List.of(), decidedBy);
    }

    static PeriodDecision reopen(String reason, UUID decidedBy) {
        return new PeriodDecision(Ids.next(), Kind.REOPEN, null, reason, List.of(), decidedBy);
    }

    static PeriodDecision lock(PeriodModule module, String reason, UUID decidedBy) {
        return new PeriodDecision(Ids.next(), Kind.LOCK, module, reason, List.of(), decidedBy);
    }

    static PeriodDecision release(PeriodModule module, String reason, UUID decidedBy) {
        return new PeriodDecision(Ids.next(), Kind.RELEASE, module, reason, List.of(), decidedBy);
    }

    PeriodDecision waiving(List<GateWaiver> gates) {
        return new PeriodDecision(id, kind, module, reason, gates, decidedBy);
    }
}
