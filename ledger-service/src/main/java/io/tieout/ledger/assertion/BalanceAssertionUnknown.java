package io.tieout.ledger.assertion;

import io.tieout.platform.problem.NotFound;

final class BalanceAssertionUnknown extends NotFound {

    BalanceAssertionUnknown(BalanceAssertionId id) {
        super(
                "balance-assertion-unknown",
                "There is no such balance assertion",
                "Balance assertion " + id.value() + " is not known");
    }
}
