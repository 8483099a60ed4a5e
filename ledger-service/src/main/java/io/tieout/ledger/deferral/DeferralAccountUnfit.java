package io.tieout.ledger.deferral;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// An amount cannot wait on, or go to, such an account.
final class DeferralAccountUnfit extends RuleViolation {

    DeferralAccountUnfit(String field, AccountCode code, String problem) {
        super(
                "deferral-account-unfit",
                "The account does not fit the deferral",
                "Account " + code.value() + " " + problem,
                new FieldProblem("/" + field, problem));
    }
}
