package io.tieout.ledger.balance;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

public final class ComparisonAmbiguous extends BadRequest {

    public ComparisonAmbiguous() {
        super(
                "comparison-ambiguous",
                "The report is to be compared in two ways",
                "compare names the days to compare with, and so do compareFrom and compareTo",
                new FieldProblem("compare", "must be absent with compareFrom or compareTo"));
    }
}
