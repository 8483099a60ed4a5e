package io.tieout.customer.party;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A part of the list would look like all of it.
final class ExportTooLarge extends RuleViolation {

    private ExportTooLarge(String detail, FieldProblem... errors) {
        super("export-too-large", "The file has no room for the whole list", detail, errors);
    }

    static void checkColumns(int attributes) {
        if (attributes > CustomerColumn.MAX_ATTRIBUTES) {
            throw new ExportTooLarge("The customers have more than " + CustomerColumn.MAX_ATTRIBUTES
                    + " different attributes; filter the list");
        }
    }

    static void checkRows(long rows, long maxRows) {
        if (rows > maxRows) {
            throw new ExportTooLarge(
                    "A sheet takes " + maxRows + " rows below its header; filter the list, or take format=csv",
                    new FieldProblem("format", "takes " + maxRows + " rows"));
        }
    }
}
