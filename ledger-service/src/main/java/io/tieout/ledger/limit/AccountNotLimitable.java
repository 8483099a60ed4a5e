package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.problem.RuleViolation;

/// Control accounts follow documents and the bank, summary accounts take no lines: a limit would say nothing.
final class AccountNotLimitable extends RuleViolation {

    AccountNotLimitable(AccountCode account) {
        super(
                "account-not-limitable",
                "The account cannot have a limit",
                "Account " + account + " is a control or summary account");
    }
}
