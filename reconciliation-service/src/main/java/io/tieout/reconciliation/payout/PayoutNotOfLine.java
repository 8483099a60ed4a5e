package io.tieout.reconciliation.payout;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody freed the payout before, or it was never this line.
class PayoutNotOfLine extends Conflict {

    PayoutNotOfLine(UUID payoutId, UUID lineId, @Nullable UUID current) {
        super(
                "payout-not-of-line",
                "The payout does not have this bank line",
                "Payout " + payoutId + " has " + (current == null ? "no line" : "line " + current) + ", not line "
                        + lineId);
        if (current != null) {
            fact("lineId", current);
        }
    }
}
