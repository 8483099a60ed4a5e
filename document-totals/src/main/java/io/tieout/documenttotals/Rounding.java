package io.tieout.documenttotals;

import java.math.RoundingMode;

/// How a calculated figure becomes an amount of money.
public enum Rounding {
    /// Halves go away from zero: the commercial rule.
    HALF_UP(RoundingMode.HALF_UP),
    /// Halves go to the even neighbour: no drift over many lines.
    HALF_EVEN(RoundingMode.HALF_EVEN),
    /// Fractions are cut off, as some countries let tax be computed.
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }
}
