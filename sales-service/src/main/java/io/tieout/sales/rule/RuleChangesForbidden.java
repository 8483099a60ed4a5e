package io.tieout.sales.rule;

import io.tieout.platform.problem.Forbidden;

/// A rule acts on every document of the company, whoever wrote it.
final class RuleChangesForbidden extends Forbidden {

    RuleChangesForbidden() {
        super(
                "rule-changes-forbidden",
                "Only who sees everything makes rules",
                "A rule acts on all deals of the company; ask somebody who sees all of them");
    }
}
