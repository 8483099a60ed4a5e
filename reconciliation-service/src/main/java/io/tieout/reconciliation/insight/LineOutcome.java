package io.tieout.reconciliation.insight;

/// How a line came to its explanation.
enum LineOutcome {
    /// Explained at once and by itself: no person did anything about it, and nothing was taken back before.
    STRAIGHT_THROUGH,
    /// Explained by itself in the end, after a person did something, or another explanation was taken back.
    AUTOMATIC,
    /// Explained by a person.
    BY_PERSON,
    /// Posted, and not explained.
    UNEXPLAINED
}
