package io.tieout.ledger.receivable;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// Nothing is settled before there is something to settle and something to settle it with, nor undone before it was
/// done.
public final class AllocationTooEarly extends RuleViolation {

    public AllocationTooEarly(LocalDate date, LocalDate earliest) {
        super(
                "allocation-too-early",
                "The allocation is dated before what it joins",
                "On " + date + " it is not possible yet; the first day is " + earliest,
                new FieldProblem("/effectiveDate", "must be " + earliest + " or later"));
    }
}
