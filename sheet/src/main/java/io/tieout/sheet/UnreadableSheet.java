package io.tieout.sheet;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

/// The file as a whole cannot be imported: not in its encoding, no header, an unknown column.
public final class UnreadableSheet extends BadRequest {

    public UnreadableSheet(String detail) {
        super("unreadable-import", "The file cannot be imported", detail, new FieldProblem("/file", detail));
    }
}
