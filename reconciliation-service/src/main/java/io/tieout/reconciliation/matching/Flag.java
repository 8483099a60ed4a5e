package io.tieout.reconciliation.matching;

import java.util.EnumSet;
import java.util.Set;

/// What is special about an outcome, for people and rules that come after.
public enum Flag {
    REF_CHECKDIGIT_INVALID,
    FUZZY_REF,
    AMBIGUOUS,
    COMBINATION,
    PARTIAL,
    BATCH,
    PAYOUT,
    ROUNDING,
    BANK_FEE,
    POSSIBLE_BANK_FEE,
    EARLY_PAYMENT_DISCOUNT,
    UNEARNED_DISCOUNT,
    WITHHOLDING,
    FX_DIFFERENCE,
    THIRD_PARTY_PAYER,
    CUSTOMER_NO,
    NAME_TRUNCATED,
    OVERPAYMENT,
    UNDERPAYMENT,
    DEDUCTION,
    PREPAYMENT,
    DUPLICATE_PAYMENT,
    /// The line itself repeats an earlier one; [Outcome.Ignored#duplicateOf] names that.
    DUPLICATE_LINE,
    CHARGEBACK,
    REVERSAL,
    DISPUTE_OPENED,
    NOT_RECEIVABLE,
    INTERNAL_TRANSFER;

    /// Those of these names, for a caller that keeps outcomes.
    public static Set<Flag> named(String... names) {
        var flags = EnumSet.noneOf(Flag.class);
        for (var name : names) {
            flags.add(valueOf(name));
        }
        return flags;
    }
}
