package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.problem.RuleViolation;

class LedgerTooLong extends RuleViolation {

    LedgerTooLong(int most) {
        super(
                "party-ledger-too-long",
                "The party has too many lines in these days",
                "At most " + most + " lines of the party's ledger are compared; take a shorter period");
    }
}
