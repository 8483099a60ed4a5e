package io.tieout.reconciliation.bankstatement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lines of a statement whose day and amount are recorded with other texts: the same ones from another form of file,
/// or honest twins. Nothing but a person who looks at both can tell.
///
/// @param statement which one of the file
/// @param count how many there are
/// @param lines the first [#SHOWN] of them
record DoubtfulLines(int statement, String currency, int count, List<Line> lines) {

    /// Who has more does not look at each.
    static final int SHOWN = 1_000;

    DoubtfulLines {
        lines = List.copyOf(lines);
    }

    /// @param number its place among the lines of the statement, from 1
    /// @param recorded lines of the account with this day and amount, some of them if there are many
    record Line(
            int number,
            LocalDate bookingDate,
            long amountMinor,
            @Nullable String counterpartyName,
            String remittance,
            List<Recorded> recorded) {

        Line {
            recorded = List.copyOf(recorded);
        }
    }

    record Recorded(
            UUID lineId,
            LocalDate bookingDate,
            long amountMinor,
            @Nullable String counterpartyName,
            String remittance) {}
}
