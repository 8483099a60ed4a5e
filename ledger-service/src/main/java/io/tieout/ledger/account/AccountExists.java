package io.tieout.ledger.account;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class AccountExists extends Conflict {

    AccountExists(AccountCode code) {
        super(
                "account-exists",
                "There is an account with this code",
                "The code " + code + " is taken",
                new FieldProblem("/code", "is taken"));
    }
}
