package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.reconciliation.bankstatement.BankLine;

/// Own money leaves one account and comes to another one; of one currency nothing is lost on the way.
final class TransferLegsUnfit extends RuleViolation {

    TransferLegsUnfit(BankLine line, BankLine other) {
        super(
                "transfer-legs-unfit",
                "The lines are no transfer",
                "Bank lines " + line.lineId() + " and " + other.lineId() + " are not the two ends of one",
                new FieldProblem("/otherLineId", "does not fit the line"));
    }
}
