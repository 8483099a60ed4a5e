package io.tieout.customer.customerimport;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

/// The file as a whole cannot be imported: not UTF-8, no header, an unknown column.
final class UnreadableImport extends BadRequest {

    UnreadableImport(String detail) {
        super("unreadable-import", "The file cannot be imported", detail, new FieldProblem("/file", detail));
    }
}
