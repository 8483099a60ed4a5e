package io.tieout.ledger.postingrule;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.List;

/// A set of rules that could leave a fact between two rules, or a posting out of balance.
final class PostingRulesUnfit extends RuleViolation {

    PostingRulesUnfit(List<FieldProblem> problems) {
        super(
                "posting-rules-unfit",
                "The posting rules cannot be used",
                problems.size() + " things are wrong with the rules",
                problems.toArray(FieldProblem[]::new));
    }
}
