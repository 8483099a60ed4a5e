package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.period.PeriodOutOfRange;
import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the sender wants done with a file. Together with the file's hash it is what a retry must repeat.
///
/// @param openingDate for open items: the day from which these books know them
record ImportOrder(
        ImportKind kind,
        OnError onError,
        @Nullable LocalDate openingDate,
        ExpectedControlTotals expected,
        String fileSha256) {

    ImportOrder {
        if ((kind == ImportKind.OPEN_ITEMS) != (openingDate != null)) {
            throw BadRequest.invalidFields(List.of(new FieldProblem(
                    "openingDate", "is for open items, which need it: the day from which these books know them")));
        }
        if (openingDate != null) {
            PeriodOutOfRange.requireInRange(openingDate, "openingDate");
        }
    }
}
