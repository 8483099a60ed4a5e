package io.tieout.ledger.monthend;

import io.tieout.platform.problem.NotFound;

final class MonthEndSetNotFound extends NotFound {

    MonthEndSetNotFound(MonthEndSetId id) {
        super("month-end-set-not-found", "There is no such month-end set", "No month-end set has the id " + id.value());
    }
}
