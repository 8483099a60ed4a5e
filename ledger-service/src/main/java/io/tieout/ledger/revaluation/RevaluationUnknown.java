package io.tieout.ledger.revaluation;

import io.tieout.platform.problem.NotFound;

final class RevaluationUnknown extends NotFound {

    RevaluationUnknown(RevaluationId id) {
        super("revaluation-unknown", "There is no such revaluation", "Revaluation " + id.value() + " is not known");
    }
}
