package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer whose debts may not be paid.
///
/// @param number absent while the customer is not known here, and after it was erased; so is the name
/// @param overdue the part of what is open that is past its day
/// @param expectedLoss the percentage of each age of what is open
public record CustomerAtRisk(
        UUID customerId,
        @Nullable String number,
        @Nullable String name,
        Money open,
        Money overdue,
        Money expectedLoss) {

    /// Where a customer stands in the list.
    public record RiskKey(long lossMinor, long overdueMinor, UUID customerId) {}
}
