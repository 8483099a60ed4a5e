package io.tieout.reconciliation.ruleset;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.List;

/// A setting beyond its bounds: the engine could book a guess, or nobody could use it any more.
final class MatchingRulesUnsafe extends RuleViolation {

    MatchingRulesUnsafe(List<FieldProblem> problems) {
        super(
                "matching-rules-unsafe",
                "The matching rules are not safe",
                problems.size() == 1
                        ? problems.getFirst().pointer() + " "
                                + problems.getFirst().message()
                        : problems.size() + " settings are beyond their bounds",
                problems.toArray(FieldProblem[]::new));
    }
}
