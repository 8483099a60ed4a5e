package io.tieout.sales.order;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class CurrencyUnknown extends RuleViolation {

    CurrencyUnknown(String code) {
        super(
                "currency-unknown",
                "There is no such currency",
                "'" + code + "' is not an ISO 4217 currency",
                new FieldProblem("/currency", "is not an ISO 4217 currency"));
    }
}
