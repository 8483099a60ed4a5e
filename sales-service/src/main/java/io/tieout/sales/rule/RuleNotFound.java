package io.tieout.sales.rule;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class RuleNotFound extends NotFound {

    RuleNotFound(UUID ruleId) {
        super("sales-rule-not-found", "There is no such rule", "No rule has the id " + ruleId);
    }
}
