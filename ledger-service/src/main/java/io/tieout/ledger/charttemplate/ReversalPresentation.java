package io.tieout.ledger.charttemplate;

/// How a reversal is shown. In the journal itself amounts are positive and the sides are exchanged, always.
public enum ReversalPresentation {
    OPPOSITE_SIDE,
    /// As a negative amount on the side of what it takes back, in China written in red: turnovers stay undisturbed.
    RED_LETTER
}
