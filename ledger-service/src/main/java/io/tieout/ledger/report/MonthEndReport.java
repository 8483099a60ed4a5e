package io.tieout.ledger.report;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One report of the month-end set. Its name is that of its files.
public sealed interface MonthEndReport {

    String name();

    /// Small enough to be held.
    record Whole(String name, Tabular report) implements MonthEndReport {}

    /// Grows with the books, so that its rows are passed on one by one; it may be read several times.
    ///
    /// @param rows calls its argument with each row
    record Streamed(String name, List<String> header, Consumer<Consumer<List<@Nullable Object>>> rows)
            implements MonthEndReport {

        public Streamed {
            header = List.copyOf(header);
        }
    }
}
