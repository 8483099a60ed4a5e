package io.tieout.ledger.balance;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Only lines with one value of a dimension, `costCenter:NORTH`, or those that carry none, `costCenter`.
public record DimensionFilter(@JsonValue String text) {

    public DimensionFilter {
        if (text.length() > 200) {
            throw new InvalidValue("must be a dimension and a value, such as costCenter:NORTH");
        }
        Objects.requireNonNull(nameIn(text));
    }

    public static DimensionFilter of(DimensionName name, @Nullable String value) {
        return new DimensionFilter(value == null ? name.value() : name.value() + ":" + value);
    }

    DimensionName name() {
        return nameIn(text);
    }

    /// None: lines that do not carry the dimension.
    @Nullable
    String value() {
        int colon = text.indexOf(':');
        return colon < 0 ? null : text.substring(colon + 1);
    }

    private static DimensionName nameIn(String text) {
        int colon = text.indexOf(':');
        return new DimensionName(colon < 0 ? text : text.substring(0, colon));
    }
}
