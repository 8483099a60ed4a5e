package io.tieout.reconciliation.statementcomparison;

/// Why two lines were put together, or were not.
enum Ground {
    /// Theirs names our document.
    NUMBER,
    /// Several of theirs name our document, and come to its amount together.
    NUMBER_IN_PARTS,
    /// No other line of either side has that amount about that day.
    AMOUNT_AND_DATE,
    /// No other line of either side has that amount.
    AMOUNT,
    /// Nothing on the other side fits.
    NOTHING_FITS,
    /// Several on the other side fit equally well.
    SEVERAL_FIT,
    /// It is the balance of all lines before.
    BALANCE
}
