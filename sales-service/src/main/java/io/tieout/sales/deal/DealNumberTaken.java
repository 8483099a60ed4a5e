package io.tieout.sales.deal;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import org.jspecify.annotations.Nullable;

final class DealNumberTaken extends Conflict {

    /// @param holder null when the caller may not see that deal
    DealNumberTaken(String externalNumber, @Nullable DealId holder) {
        super(
                "external-number-taken",
                "The external number is in use",
                "'" + externalNumber + "' belongs to " + (holder == null ? "another deal" : "deal " + holder.value())
                        + " with other content",
                new FieldProblem("/externalNumber", "is in use"));
        if (holder != null) {
            fact("dealId", holder);
        }
    }
}
