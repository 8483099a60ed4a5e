package io.tieout.ledger.assertion;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Only an account that takes lines has a balance of its own.
final class AssertedAccountUnfit extends RuleViolation {

    private AssertedAccountUnfit(String code, String title, AccountCode account, String message) {
        super(code, title, "Account " + account + " " + message, new FieldProblem("/account", message));
    }

    static AssertedAccountUnfit unknown(AccountCode account) {
        return new AssertedAccountUnfit(
                "account-unknown", "There is no such account", account, "is not in the chart of accounts");
    }

    static AssertedAccountUnfit summary(AccountCode account) {
        return new AssertedAccountUnfit(
                "account-not-postable", "The account only groups others", account, "is a summary account");
    }
}
