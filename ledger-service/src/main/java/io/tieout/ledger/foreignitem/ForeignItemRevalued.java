package io.tieout.ledger.foreignitem;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.time.LocalDate;

/// A revaluation that was carried rests on what was open on its day; that is not changed behind its back.
final class ForeignItemRevalued extends Conflict {

    ForeignItemRevalued(ForeignItemId id, LocalDate revalued) {
        super(
                "foreign-item-revalued",
                "A carried revaluation of the item rests on what was there",
                "Item " + id.value() + " was revalued on " + revalued + ", and stands at that rate since",
                new FieldProblem("/effectiveDate", "would change what was revalued on " + revalued));
        fact("revaluedOn", revalued.toString());
    }
}
