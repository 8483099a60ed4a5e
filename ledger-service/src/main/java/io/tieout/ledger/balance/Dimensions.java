package io.tieout.ledger.balance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Only lines that pass all of these; every line when there is none.
public record Dimensions(@JsonValue List<DimensionFilter> filters) {

    public static final Dimensions ANY = new Dimensions(List.of());

    public Dimensions {
        filters = List.copyOf(filters);
    }

    public static Dimensions orAny(@Nullable Dimensions asked) {
        return asked == null ? ANY : asked;
    }

    public boolean areAny() {
        return filters.isEmpty();
    }

    /// As an answer shows it: absent when every line counts.
    public @Nullable Dimensions orNull() {
        return areAny() ? null : this;
    }

    public Dimensions and(DimensionFilter filter) {
        return new Dimensions(Stream.concat(filters.stream(), Stream.of(filter)).toList());
    }

    @Override
    public String toString() {
        return filters.stream().map(DimensionFilter::text).collect(Collectors.joining(", "));
    }

    /// What must hold of a line, to be put behind other conditions; its values are [#parameters].
    ///
    /// @param line alias of `journal_line`
    public String condition(String line) {
        var sql = new StringBuilder();
        for (int index = 0; index < filters.size(); index++) {
            sql.append("\n    and %1$s.dimensions ->> :dimension%2$d is not distinct from cast(:value%2$d as text)"
                    .formatted(line, index));
        }
        return sql.toString();
    }

    public Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        for (int index = 0; index < filters.size(); index++) {
            parameters.put("dimension" + index, filters.get(index).name().value());
            parameters.put("value" + index, filters.get(index).value());
        }
        return parameters;
    }
}
