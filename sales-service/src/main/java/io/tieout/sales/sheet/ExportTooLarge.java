package io.tieout.sales.sheet;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A part of the list would look like all of it.
public final class ExportTooLarge extends RuleViolation {

    private ExportTooLarge(long maxRows) {
        super(
                "export-too-large",
                "The file has no room for the whole list",
                "A sheet takes " + maxRows + " rows below its header; filter the list, or take format=csv",
                new FieldProblem("format", "takes " + maxRows + " rows"));
    }

    public static void check(long rows, SheetFormat format) {
        if (rows > format.maxRows()) {
            throw new ExportTooLarge(format.maxRows());
        }
    }
}
