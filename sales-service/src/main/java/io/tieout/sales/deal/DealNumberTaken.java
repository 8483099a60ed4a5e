package io.tieout.sales.deal;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class DealNumberTaken extends Conflict {

    DealNumberTaken(String externalNumber, DealId holder) {
        super(
                "external-number-taken",
                "The external number is in use",
                "'" + externalNumber + "' belongs to deal " + holder.value() + " with other content",
                new FieldProblem("/externalNumber", "is in use"));
        fact("dealId", holder);
    }
}
