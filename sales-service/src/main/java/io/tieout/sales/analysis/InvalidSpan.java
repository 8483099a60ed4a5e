package io.tieout.sales.analysis;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

final class InvalidSpan extends BadRequest {

    InvalidSpan(String parameter, String problem) {
        super(
                "invalid-span",
                "The span of the report is wrong",
                parameter + " " + problem,
                new FieldProblem(parameter, problem));
    }
}
