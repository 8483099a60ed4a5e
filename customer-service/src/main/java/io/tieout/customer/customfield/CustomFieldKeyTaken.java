package io.tieout.customer.customfield;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class CustomFieldKeyTaken extends Conflict {

    CustomFieldKeyTaken() {
        super(
                "custom-field-key-taken",
                "Another field has this key",
                "A field with this key is defined already",
                new FieldProblem("/key", "is in use"));
    }
}
