package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.problem.RuleViolation;

final class StatementTooLong extends RuleViolation {

    StatementTooLong(int most) {
        super(
                "account-statement-too-long",
                "The period has too many lines for one statement",
                "A statement has at most " + most + " lines: choose a shorter period");
        fact("most", most);
    }
}
