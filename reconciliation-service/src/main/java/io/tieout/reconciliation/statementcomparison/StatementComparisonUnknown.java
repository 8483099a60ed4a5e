package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

class StatementComparisonUnknown extends NotFound {

    StatementComparisonUnknown(UUID comparisonId) {
        super(
                "statement-comparison-not-found",
                "There is no such comparison",
                "There is no statement comparison " + comparisonId);
    }
}
