package io.tieout.ledger.allowance;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;

final class AllowanceUnchanged extends Conflict {

    AllowanceUnchanged(Money target) {
        super(
                "allowance-unchanged",
                "The allowance is at its target already",
                "The allowance is " + target + " already: there is nothing to post");
    }
}
