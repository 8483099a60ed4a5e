package io.tieout.ledger.businessfact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;

/// Who tells a fact, for example `PAYROLL`.
public record FactSource(@JsonValue String value) {

    @JsonCreator
    public FactSource {
        if (!value.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new InvalidValue("must be a name such as PAYROLL");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
