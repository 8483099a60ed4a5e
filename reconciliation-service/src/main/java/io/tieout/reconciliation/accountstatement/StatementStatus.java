package io.tieout.reconciliation.accountstatement;

/// What became of a statement.
public enum StatementStatus {
    ISSUED,
    /// The customer can answer it.
    SENT,
    REMINDED,
    CONFIRMED,
    /// Some lines are confirmed, others disputed.
    PART_CONFIRMED,
    DISPUTED,
    /// The customer was silent, and the company's policy takes that for consent.
    DEEMED_CONFIRMED;

    /// Whether the customer may still answer.
    public boolean isOpen() {
        return this == ISSUED || this == SENT || this == REMINDED;
    }
}
