package io.tieout.reconciliation.matching;

/// What a scorer knows of a proposal: each between −1 and 1, counted in thousandths, 0 when it is absent.
///
/// Append only, and give [#VERSION] a new value when a meaning changes: weights belong to one version.
public enum Feature {
    /// Share of the proposal's items that a structured reference names.
    REFERENCE,
    /// Share that a document number names.
    DOCUMENT_NUMBER,
    /// Share that a number names after folding l/I/1 and O/0.
    FOLDED_NUMBER,
    /// Something is named, and the proposal leaves a part of it out.
    LEAVES_OUT_NAMED,
    CUSTOMER_NUMBER,
    /// The payer's account or tax id is the owner's.
    PAYER_ACCOUNT,
    PAYER_NAME,
    /// The payer may be the owner among others.
    PAYER_POSSIBLE,
    PAYER_GROUP,
    /// The payer is another customer.
    PAYER_OTHER,
    /// How often people confirmed that this payer is the owner.
    LEARNED_ALIAS,
    NAME_SIMILARITY,
    AMOUNT_EXACT,
    /// All items are settled, and other parts explain the rest.
    AMOUNT_BY_PARTS,
    /// An item stays open in part.
    PARTIAL,
    OVERPAYMENT,
    /// Nothing is settled: the money is only put on account.
    ON_ACCOUNT_ONLY,
    /// How far the amount is from what is open.
    SHORTFALL,
    SEVERAL_ITEMS,
    /// How far the payment is from the due dates, at most 90 days.
    DUE_DISTANCE,
    /// An item is dated after the payment.
    BEFORE_DOCUMENT,
    /// The oldest item of all proposals is among them.
    OLDEST,
    ALTERNATIVES,
    /// How many other proposals come to exactly the amount.
    EXACT_RIVALS,
    /// One over the place that the rules gave it.
    RULE_RANK,
    /// How far the rules' score is above the best other one.
    RULE_MARGIN,
    NAME_TRUNCATED,
    CHECK_DIGITS_WRONG,
    AMBIGUOUS;

    public static final String VERSION = "1";

    static final int ONE = 1000;
}
