package io.tieout.ledger.period;

import io.tieout.platform.problem.RuleViolation;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/// The checklist is not done. The member `gates` lists what is missing; each gate can be waived with a reason.
final class CloseGatesOpen extends RuleViolation {

    CloseGatesOpen(YearMonth month, List<Gate> open) {
        super(
                "close-gates-open",
                "The checklist of the period is not done",
                month + " cannot be closed: " + open.stream().map(Gate::name).collect(Collectors.joining(", ")));
        fact("gates", open.stream().map(GateResponse::from).toList());
    }
}
