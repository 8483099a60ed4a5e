package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param amount what came
/// @param open what is left
/// @param carrying what that is worth in the books; absent when it is in their currency
/// @param matchId the payment that brought it
record CustomerCreditResponse(
        CustomerCreditId customerCreditId,
        UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        LocalDate effectiveDate,
        Money amount,
        Money open,
        @Nullable Money carrying,
        @Nullable UUID matchId) {}
