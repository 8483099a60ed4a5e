package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

/// A statement is missing: what the bank holds is not known line by line.
final class StatementsHaveGap extends RuleViolation {

    StatementsHaveGap(UUID statementId, Money gap) {
        super(
                "bank-statements-have-gap",
                "The chain of statements has a gap",
                "Before statement " + statementId + " lines over " + gap + " are missing");
        fact("statementId", statementId);
        fact("gap", gap);
    }
}
