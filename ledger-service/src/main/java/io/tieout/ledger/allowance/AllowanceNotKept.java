package io.tieout.ledger.allowance;

import io.tieout.platform.problem.RuleViolation;

final class AllowanceNotKept extends RuleViolation {

    AllowanceNotKept() {
        super(
                "allowance-not-kept",
                "This chart keeps no allowance",
                "By the company's accounting standard bad debts are written off directly");
    }
}
