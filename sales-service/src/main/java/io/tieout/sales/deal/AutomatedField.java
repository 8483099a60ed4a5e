package io.tieout.sales.deal;

/// What a rule may set of a deal.
public enum AutomatedField {
    NEXT_STEP,
    SOURCE,
    PROBABILITY_PERCENT
}
