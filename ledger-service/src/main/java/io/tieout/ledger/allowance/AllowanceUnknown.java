package io.tieout.ledger.allowance;

import io.tieout.platform.problem.NotFound;

final class AllowanceUnknown extends NotFound {

    AllowanceUnknown(AllowanceId id) {
        super("allowance-not-found", "There is no such allowance", "Allowance " + id.value() + " is not known");
    }
}
