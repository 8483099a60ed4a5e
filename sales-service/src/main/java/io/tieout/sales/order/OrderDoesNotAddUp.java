package io.tieout.sales.order;

import io.tieout.documenttotals.InvalidDocument;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class OrderDoesNotAddUp extends RuleViolation {

    OrderDoesNotAddUp(InvalidDocument cause) {
        super(
                "order-does-not-add-up",
                "The order cannot be added up",
                cause.path() + " " + cause.problem(),
                new FieldProblem("/" + cause.path(), cause.problem()));
    }
}
