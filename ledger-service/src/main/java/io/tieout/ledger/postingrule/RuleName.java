package io.tieout.ledger.postingrule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;

/// Names a rule within its set, for example `GOODS_RECEIVED`.
public record RuleName(@JsonValue String value) {

    @JsonCreator
    public RuleName {
        if (!value.matches("[A-Z][A-Z0-9_]{0,59}")) {
            throw new InvalidValue("must be a name such as GOODS_RECEIVED");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
