package io.tieout.ledger.paymentpromise;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param invoiceIds what the promise is about: the customer's, in the currency of the amount
/// @param madeOn when the customer promised; today when left out
/// @param promisedDate the last day on which the money may come
/// @param note for people; no personal data
record MakePromiseRequest(
        @NotNull UUID customerId,
        @NotEmpty @Size(max = 100) List<@NotNull UUID> invoiceIds,
        @NotNull Money amount,
        @Nullable LocalDate madeOn,
        @NotNull LocalDate promisedDate,
        @Nullable @Size(min = 1, max = 500) String note) {}
