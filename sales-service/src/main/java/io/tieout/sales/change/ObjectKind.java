package io.tieout.sales.change;

/// A kind of document whose changes can be watched.
public enum ObjectKind {
    DEAL,
    ORDER,
    QUOTE,
    CONTRACT
}
