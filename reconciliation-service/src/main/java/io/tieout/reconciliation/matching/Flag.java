package io.tieout.reconciliation.matching;

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
    INTERNAL_TRANSFER
}
