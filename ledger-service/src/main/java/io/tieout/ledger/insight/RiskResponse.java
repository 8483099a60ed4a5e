package io.tieout.ledger.insight;

import io.tieout.platform.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer on the risk list, with what speaks for and against it.
///
/// @param customerNumber absent while the customer is not known here, and after it was erased; so is the name
/// @param expectedLoss absent where no allowance was ever set
/// @param behaviour how it paid in the year up to the day, by currency
record RiskResponse(
        UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        Money open,
        Money overdue,
        @Nullable Money expectedLoss,
        List<CurrencyBehaviour> behaviour) {}
