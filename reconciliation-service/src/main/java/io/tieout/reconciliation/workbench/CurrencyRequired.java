package io.tieout.reconciliation.workbench;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

/// Amounts of several currencies are in no order.
final class CurrencyRequired extends BadRequest {

    CurrencyRequired() {
        super(
                "currency-required",
                "Amounts can be compared in one currency only",
                "Name the currency whose amounts are meant",
                new FieldProblem("currency", "is required with amounts"));
    }
}
