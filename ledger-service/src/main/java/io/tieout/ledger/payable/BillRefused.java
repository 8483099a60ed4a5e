package io.tieout.ledger.payable;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Something about a bill makes no sense.
final class BillRefused extends RuleViolation {

    BillRefused(String path, String problem) {
        super("bill-refused", "The bill makes no sense", path + " " + problem, new FieldProblem("/" + path, problem));
    }
}
