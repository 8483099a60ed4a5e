package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class ForeignItemAccountUnfit extends RuleViolation {

    ForeignItemAccountUnfit(AccountCode account, String message, String pointer) {
        super(
                "foreign-item-account-unfit",
                "The account cannot be used for the item",
                "Account " + account + " " + message,
                new FieldProblem(pointer, message));
    }
}
