package io.tieout.reconciliation.statementcomparison;

/// What became of a line.
enum Outcome {
    /// The balances before the first line differ.
    OPENING_DIFFERS,
    /// Both have it, with one amount and about the same day.
    AGREED,
    /// Both have it, days apart.
    DATE_DIFFERS,
    /// Both have a document of that amount and day, under another number.
    NUMBER_DIFFERS,
    /// Both have the document, with another amount.
    AMOUNT_DIFFERS,
    /// They have it in this period, we have it in another one.
    OTHER_PERIOD,
    /// They have it and we do not.
    MISSING_HERE,
    /// We have it and they do not.
    MISSING_THERE
}
