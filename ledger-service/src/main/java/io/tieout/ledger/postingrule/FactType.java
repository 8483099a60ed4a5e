package io.tieout.ledger.postingrule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;

/// What kind of thing happened, in the sender's words, for example `SALARY_PAID`.
public record FactType(@JsonValue String value) {

    @JsonCreator
    public FactType {
        if (!value.matches("[A-Z][A-Z0-9_]{0,59}")) {
            throw new InvalidValue("must be a name such as SALARY_PAID");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
