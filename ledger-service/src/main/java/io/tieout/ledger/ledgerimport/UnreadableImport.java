package io.tieout.ledger.ledgerimport;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

/// The file as a whole cannot be read: not UTF-8, no workbook, too many rows, an unknown column.
final class UnreadableImport extends BadRequest {

    UnreadableImport(String why) {
        super(
                "unreadable-import",
                "The file cannot be imported",
                "The file cannot be read: " + why,
                new FieldProblem("file", why));
    }
}
