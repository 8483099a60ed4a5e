package io.tieout.ledger.period;

import io.tieout.platform.id.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who closed or reopened a period, and why.
record PeriodDecision(UUID id, Kind kind, @Nullable String reason, UUID decidedBy) {

    enum Kind {
        CLOSE,
        REOPEN
    }

    static PeriodDecision close(@Nullable String reason, UUID decidedBy) {
        return new PeriodDecision(Ids.next(), Kind.CLOSE, reason, decidedBy);
    }

    static PeriodDecision reopen(String reason, UUID decidedBy) {
        return new PeriodDecision(Ids.next(), Kind.REOPEN, reason, decidedBy);
    }
}
