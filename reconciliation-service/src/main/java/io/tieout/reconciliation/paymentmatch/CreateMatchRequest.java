package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.PartType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Allocations and other parts add up to the line's amount, with their signs.
record CreateMatchRequest(
        @NotNull UUID lineId,
        @Nullable @Valid @Size(max = 500) List<Allocation> allocations,
        @Nullable @Valid @Size(max = 50) List<Part> otherParts) {

    /// @param amount how much of the invoice's open amount is settled
    record Allocation(@NotNull UUID invoiceId, @NotNull Money amount) {}

    /// @param customerId whose money it is, for ON_ACCOUNT
    record Part(
            @NotNull PartType type,
            @NotNull Money amount,
            @Nullable UUID customerId) {}

    ManualMatch toMatch() {
        return new ManualMatch(
                lineId,
                allocations == null
                        ? List.of()
                        : allocations.stream()
                                .map(part -> new ManualMatch.Share(part.invoiceId(), part.amount()))
                                .toList(),
                otherParts == null
                        ? List.of()
                        : otherParts.stream()
                                .map(part -> new ManualMatch.Rest(part.type(), part.amount(), part.customerId()))
                                .toList());
    }
}
