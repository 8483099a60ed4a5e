package io.tieout.platform.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Columns of many rows as array parameters, for `unnest`: one statement however many rows.
final class SqlArrays {

    private SqlArrays() {}

    static <T> void set(
            PreparedStatement statement,
            int index,
            String type,
            Collection<T> rows,
            Function<? super T, ? extends @Nullable Object> column)
            throws SQLException {
        var values = new @Nullable Object[rows.size()];
        int next = 0;
        for (var row : rows) {
            values[next++] = column.apply(row);
        }
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
