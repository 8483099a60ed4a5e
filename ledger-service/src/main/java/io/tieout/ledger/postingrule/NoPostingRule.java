package io.tieout.ledger.postingrule;

import io.tieout.platform.problem.RuleViolation;

/// No rule stands for the fact, and nobody guesses one.
public final class NoPostingRule extends RuleViolation {

    NoPostingRule(FactContent fact) {
        super(
                "no-posting-rule",
                "No posting rule stands for the fact",
                "No rule stands for a fact of the type " + fact.type() + " with these attributes on " + fact.date());
    }
}
