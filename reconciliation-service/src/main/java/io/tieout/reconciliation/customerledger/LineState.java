package io.tieout.reconciliation.customerledger;

/// How the document stands that a line belongs to.
public enum LineState {
    MATCHED,
    OPEN,
    DISPUTED
}
