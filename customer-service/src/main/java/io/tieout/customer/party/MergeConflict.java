package io.tieout.customer.party;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.util.List;

/// The customers differ in what tells one from another: somebody has to say which of it is true.
final class MergeConflict extends Conflict {

    MergeConflict(List<Difference> differences) {
        super(
                "merge-conflict",
                "The customers differ in what tells one from another",
                "Choose for each of: "
                        + String.join(
                                ", ",
                                differences.stream().map(Difference::field).toList()),
                differences.stream()
                        .map(difference -> new FieldProblem("/choices/" + difference.field(), "has to be chosen"))
                        .toArray(FieldProblem[]::new));
        fact("differences", differences);
    }

    /// @param field as it is named among the choices
    record Difference(String field, String survivor, String merged) {}
}
