package io.tieout.reconciliation.settlement;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param from the first day of the documents that take part; all up to `to` when absent
/// @param to the last day
/// @param onAccount what may be taken of the customer's money on account; none when absent
/// @param effectiveDate the accounting date; today when absent
record DraftSettlementRequest(
        @NotNull UUID customerId,
        @NotNull Currency currency,
        @Nullable LocalDate from,
        @NotNull LocalDate to,
        @Nullable Money onAccount,
        @Nullable LocalDate effectiveDate) {}
