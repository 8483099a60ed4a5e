package io.tieout.ledger.statement;

import io.tieout.platform.problem.InvalidValue;
import java.util.regex.Pattern;

/// By what a report is divided: the name under which lines carry it, for example `costCenter`.
record DimensionName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    DimensionName {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("must be the name of a dimension, such as costCenter");
        }
    }
}
