package io.tieout.ledger.ledgerimport;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.List;
import java.util.stream.Collectors;

/// The file does not hold what its sender believes: a part of it is lost, or doubled.
final class ControlTotalsDiffer extends RuleViolation {

    record Difference(String total, String expected, String found) {}

    ControlTotalsDiffer(List<Difference> differences) {
        super(
                "control-totals-differ",
                "The file does not come to the control totals",
                differences.stream()
                        .map(one -> one.total() + " should be " + one.expected() + " and is " + one.found())
                        .collect(Collectors.joining("; ")),
                differences.stream()
                        .map(one -> new FieldProblem(one.total(), "is " + one.found() + " in the file"))
                        .toArray(FieldProblem[]::new));
        fact("differences", differences);
    }
}
