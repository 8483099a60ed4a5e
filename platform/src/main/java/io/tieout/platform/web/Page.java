package io.tieout.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list: `{"items":[…],"next":"…"}`.
///
/// @param next an opaque cursor for the following page, absent on the last one
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /// Builds a page from a query that asked for one row more than the page shows.
    ///
    /// @param keyOf the values of the sort columns of a row, as text, the unique one last
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, List<String>> keyOf) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, request.cursorAfter(keyOf.apply(items.getLast())));
    }
}
