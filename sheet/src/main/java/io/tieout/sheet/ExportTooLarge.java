package io.tieout.sheet;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A part of the list would look like all of it.
public final class ExportTooLarge extends RuleViolation {

    /// More columns than this, nobody reads; a sheet has room for 16,384.
    public static final int MAX_COLUMNS = 1000;

    private ExportTooLarge(String detail, FieldProblem... errors) {
        super("export-too-large", "The file has no room for the whole list", detail, errors);
    }

    public static void checkColumns(int columns) {
        if (columns > MAX_COLUMNS) {
            throw new ExportTooLarge(
                    "The list has more than " + MAX_COLUMNS + " different attributes and keys; filter it");
        }
    }

    public static void check(long rows, SheetFormat format) {
        if (rows > format.maxRows()) {
            throw new ExportTooLarge(
                    "A sheet takes " + format.maxRows() + " rows below its header; filter the list, or take format=csv",
                    new FieldProblem("format", "takes " + format.maxRows() + " rows"));
        }
    }
}
