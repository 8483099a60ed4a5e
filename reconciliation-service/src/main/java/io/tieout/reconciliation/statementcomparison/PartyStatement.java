package io.tieout.reconciliation.statementcomparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A party's statement as it was read: a positive amount makes its balance more.
///
/// @param format `CSV` or `XLSX`
/// @param profile by which it was read
/// @param opening none where the statement does not state it
/// @param proved opening and lines come to the closing that it states
record PartyStatement(
        String format,
        String profile,
        @Nullable String currency,
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        @Nullable BigDecimal opening,
        boolean proved,
        List<Line> lines) {

    PartyStatement {
        lines = List.copyOf(lines);
    }

    record Line(LocalDate date, String text, BigDecimal amount) {}
}
