package io.tieout.ledger.revaluation;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.time.LocalDate;

/// What a carried revaluation leaves is what later ones began with; it cannot be put in before them.
final class RevaluationSuperseded extends Conflict {

    RevaluationSuperseded(LocalDate date, LocalDate later) {
        super(
                "revaluation-superseded",
                "A later revaluation rests on what was there",
                "There is a revaluation of " + later + "; one of " + date + " cannot be carried into it",
                new FieldProblem("/date", "must not be before " + later));
        fact("latest", later.toString());
    }
}
