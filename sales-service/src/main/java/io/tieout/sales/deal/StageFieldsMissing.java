package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.sales.pipeline.DealField;
import java.util.List;

final class StageFieldsMissing extends RuleViolation {

    StageFieldsMissing(String stage, List<DealField> missing) {
        super(
                "stage-fields-missing",
                "The deal lacks what the stage requires",
                "Stage '" + stage + "' requires " + missing,
                missing.stream()
                        .map(field -> new FieldProblem("/" + field.property(), "is required by the stage"))
                        .toArray(FieldProblem[]::new));
    }
}
