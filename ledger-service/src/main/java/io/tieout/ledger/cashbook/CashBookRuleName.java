package io.tieout.ledger.cashbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;

/// What a cash book calls something, for example `RENT`.
public record CashBookRuleName(@JsonValue String value) {

    @JsonCreator
    public CashBookRuleName {
        if (!value.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new InvalidValue("must be a name such as OFFICE_SUPPLIES");
        }
    }
}
