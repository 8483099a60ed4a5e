package io.tieout.ledger.balance;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;
import java.util.regex.Pattern;

/// By what a report is divided: the name under which lines carry it, for example `costCenter`.
public record DimensionName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    public DimensionName {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("must be the name of a dimension, such as costCenter");
        }
    }
}
