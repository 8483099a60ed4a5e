package io.tieout.sample.note;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;

record NoteText(@JsonValue String value) {

    NoteText {
        if (value.contains("<")) {
            throw new InvalidValue("must not contain markup");
        }
    }
}
