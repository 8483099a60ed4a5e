package io.tieout.ledger.period;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A waiver names a gate that the checklist does not have.
final class GateUnknown extends RuleViolation {

    GateUnknown(String gate, int waiver) {
        super(
                "gate-unknown",
                "The checklist has no such gate",
                "No gate is called " + gate,
                new FieldProblem("/waivers/" + waiver + "/gate", "is not on the checklist"));
    }
}
