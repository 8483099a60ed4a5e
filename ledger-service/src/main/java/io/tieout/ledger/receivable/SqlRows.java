package io.tieout.ledger.receivable;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows as columns, for `unnest`: many rows in one statement. The driver knows arrays of text; SQL casts them.
final class SqlRows {

    private SqlRows() {}

    static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        var column = new @Nullable String[rows.size()];
        for (int index = 0; index < column.length; index++) {
            var found = value.apply(rows.get(index));
            column[index] = found == null ? null : found.toString();
        }
        return column;
    }
}
