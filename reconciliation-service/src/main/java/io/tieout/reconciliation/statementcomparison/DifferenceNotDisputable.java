package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.problem.RuleViolation;

/// Only what a customer does not agree with on an invoice of ours is disputed.
class DifferenceNotDisputable extends RuleViolation {

    DifferenceNotDisputable(int position) {
        super(
                "difference-not-disputable",
                "The line is no difference on an invoice",
                "Line " + position + " is no difference with a customer on one invoice of ours");
    }
}
