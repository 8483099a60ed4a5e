package io.tieout.ledger.account;

import io.tieout.platform.problem.RuleViolation;

/// A chart of another country may have no place for what is to be posted.
final class AccountRoleUnmapped extends RuleViolation {

    AccountRoleUnmapped(AccountRole role) {
        super(
                "account-role-unmapped",
                "The chart has no account for this",
                "No account of the company's chart has the role " + role);
    }
}
