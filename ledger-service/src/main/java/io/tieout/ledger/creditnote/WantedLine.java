package io.tieout.ledger.creditnote;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is to be credited of one line of an invoice: a quantity, an amount, or with neither all that is left.
///
/// @param amount in the mode of the invoice's prices
record WantedLine(
        int invoiceLine,
        @Nullable BigDecimal quantity,
        @Nullable Money amount) {}
