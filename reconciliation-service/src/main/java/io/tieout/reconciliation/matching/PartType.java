package io.tieout.reconciliation.matching;

/// What else is in a line beside payments of open items.
public enum PartType {
    ON_ACCOUNT,
    BANK_FEE,
    DISCOUNT,
    ROUNDING,
    WITHHOLDING_TAX,
    FX_GAIN,
    FX_LOSS,
    PSP_FEE,
    RETURN_FEE,
    REOPEN,
    /// A person gives a remainder up; never proposed.
    WRITE_OFF
}
