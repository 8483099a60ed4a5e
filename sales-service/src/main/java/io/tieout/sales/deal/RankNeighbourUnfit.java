package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

final class RankNeighbourUnfit extends RuleViolation {

    RankNeighbourUnfit(UUID after) {
        super(
                "rank-neighbour-unfit",
                "The deal does not stand in the same column of the board",
                "Deal " + after + " is no open deal of the same pipeline and stage, or not for this caller",
                new FieldProblem("/after", "is not in the same column"));
    }
}
