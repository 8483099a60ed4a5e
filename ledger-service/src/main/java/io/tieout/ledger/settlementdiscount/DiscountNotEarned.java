package io.tieout.ledger.settlementdiscount;

import io.tieout.platform.problem.RuleViolation;

/// A customer kept more back than the invoice promised for paying early, or paid late.
final class DiscountNotEarned extends RuleViolation {

    DiscountNotEarned(String number, String why) {
        super("discount-not-earned", "The discount was not earned", "Invoice " + number + " " + why);
    }
}
