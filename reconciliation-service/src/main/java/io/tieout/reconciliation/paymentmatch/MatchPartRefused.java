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
                    case BANK_FEE, PSP_FEE, RETURN_FEE -> "A fee that was kept back is negative";
                    case DISCOUNT, WITHHOLDING_TAX ->
                        "What was kept back from an invoice is negative, and the invoice's allocation includes it";
                    case WRITE_OFF -> "A write-off is negative, says why, and the invoice's allocation includes it";
                    case ROUNDING ->
                        "A match has one rounding difference at most, and " + amountMinor
                                + " minor units are a second one or too much";
                    case REOPEN -> "What goes back is negative and opens an invoice again";
                    case FX_GAIN, FX_LOSS -> "The ledger works out what a rate did; " + type + " cannot be told";
                },
                new FieldProblem("/otherParts", "must be parts that can be posted"));
    }
}
