package io.tieout.ledger.account;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// What was reported about an account must not change its meaning afterwards.
final class AccountInUse extends Conflict {

    AccountInUse(AccountCode code, String pointer, String why) {
        super(
                "account-in-use",
                "The account is in use",
                "Account " + code + " " + why,
                new FieldProblem(pointer, "cannot change any more"));
    }
}
