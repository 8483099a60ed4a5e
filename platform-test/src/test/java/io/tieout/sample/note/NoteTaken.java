package io.tieout.sample.note;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class NoteTaken extends Conflict {

    NoteTaken() {
        super(
                "note-taken",
                "There is such a note already",
                "Another note of the company has this text",
                new FieldProblem("/text", "is taken"));
    }
}
