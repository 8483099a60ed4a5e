package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.reconciliation.matching.PartType;

/// The books have no place for such a part.
final class MatchPartRefused extends RuleViolation {

    MatchPartRefused(PartType type, long amountMinor) {
        super(
                "match-part-refused",
                "A part of the match cannot be posted",
                switch (type) {
                    case ON_ACCOUNT -> "Money on account is positive and belongs to a customer";
                    case BANK_FEE -> "A fee that a bank kept back is negative";
                    case ROUNDING -> amountMinor + " minor units are no rounding difference";
                    case DISCOUNT, WITHHOLDING_TAX, FX_GAIN, FX_LOSS, PSP_FEE, RETURN_FEE, REOPEN ->
                        type + " cannot be posted yet";
                },
                new FieldProblem("/otherParts", "must be parts that can be posted"));
    }
}
