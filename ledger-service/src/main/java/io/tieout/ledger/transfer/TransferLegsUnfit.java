package io.tieout.ledger.transfer;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Money leaves one account and comes to another one; of one currency nothing is lost on the way.
final class TransferLegsUnfit extends RuleViolation {

    TransferLegsUnfit(TransferLeg outgoing, TransferLeg incoming) {
        super(
                "transfer-legs-unfit",
                "The legs are no transfer",
                outgoing.amount() + " and " + incoming.amount() + " are not the two ends of one",
                new FieldProblem("/incoming", "does not fit the outgoing leg"));
    }
}
