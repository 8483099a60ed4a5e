package io.tieout.reconciliation.payout;

import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

/// No payout of the report, or more than one, is the bank line that was named.
class PayoutDoesNotFitLine extends RuleViolation {

    PayoutDoesNotFitLine(UUID lineId, String why) {
        super("payout-does-not-fit-line", "The payout is not this bank line", "Line " + lineId + " " + why);
    }
}
