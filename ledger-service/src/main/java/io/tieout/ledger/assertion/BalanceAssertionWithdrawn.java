package io.tieout.ledger.assertion;

import io.tieout.platform.problem.Conflict;

final class BalanceAssertionWithdrawn extends Conflict {

    BalanceAssertionWithdrawn(BalanceAssertionId id) {
        super(
                "balance-assertion-withdrawn",
                "The balance assertion was withdrawn before",
                "Balance assertion " + id.value() + " holds no longer");
    }
}
