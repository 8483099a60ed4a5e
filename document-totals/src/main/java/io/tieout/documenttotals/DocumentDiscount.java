package io.tieout.documenttotals;

import static io.tieout.documenttotals.Limits.requireDecimal;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;

/// What is taken off the whole document before tax, in the mode of its prices. The lines share it in proportion
/// to their amounts, the last units by largest remainder, so that each tax rate bears its part.
public sealed interface DocumentDiscount {

    record None() implements DocumentDiscount {}

    /// @param percent 0 to 100 of the sum of the lines
    record Percent(BigDecimal percent) implements DocumentDiscount {
        public Percent {
            percent = requireDecimal("documentDiscount", percent, 3, Limits.MAX_PERCENT_DECIMALS);
            if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new InvalidDocument("documentDiscount", "must be between 0 and 100 percent");
            }
        }
    }

    /// @param amount zero or more, and no more than the sum of the lines
    record Amount(Money amount) implements DocumentDiscount {
        public Amount {
            if (amount.isNegative()) {
                throw new InvalidDocument("documentDiscount", "must not be negative");
            }
        }
    }
}
