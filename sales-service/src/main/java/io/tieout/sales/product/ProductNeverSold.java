package io.tieout.sales.product;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class ProductNeverSold extends RuleViolation {

    ProductNeverSold(LocalDate from, LocalDate until) {
        super(
                "product-never-sold",
                "The product would never be sold",
                "It is active from " + from + " until " + until,
                new FieldProblem("/activeUntil", "lies before activeFrom"));
    }
}
