package io.tieout.sheet;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

public final class UnsupportedFormat extends BadRequest {

    public UnsupportedFormat() {
        super(
                "unsupported-format",
                "The list is not exported in this format",
                "format must be csv or xlsx",
                new FieldProblem("format", "must be csv or xlsx"));
    }
}
