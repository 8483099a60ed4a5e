package io.tieout.ledger.account;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// An account belongs under a summary account of its own type.
final class ParentAccountUnfit extends RuleViolation {

    ParentAccountUnfit(AccountCode parent, String why) {
        super(
                "parent-account-unfit",
                "The account cannot stand under this parent",
                "Account " + parent + " " + why,
                new FieldProblem("/parent", why));
    }
}
