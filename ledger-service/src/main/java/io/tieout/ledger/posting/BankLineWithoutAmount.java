package io.tieout.ledger.posting;

import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

/// A line of zero moves no money: there is nothing to post.
final class BankLineWithoutAmount extends RuleViolation {

    BankLineWithoutAmount(UUID lineId) {
        super(
                "bank-line-without-amount",
                "The bank line has no amount",
                "Bank line " + lineId + " has the amount zero");
    }
}
