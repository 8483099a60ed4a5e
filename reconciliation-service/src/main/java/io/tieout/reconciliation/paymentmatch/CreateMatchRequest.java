package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.PartType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Allocations and other parts add up to the line's amount, with their signs. The allocation of an invoice
/// includes what was kept back from it, which stands as a negative part beside it.
record CreateMatchRequest(
        @NotNull UUID lineId,
        @Nullable @Valid @Size(max = 500) List<Allocation> allocations,
        @Nullable @Valid @Size(max = 50) List<Part> otherParts) {

    /// @param amount how much of the invoice's open amount is settled; negative where a payment goes back and
    /// opens it again. Of a supplier's bill the other way round: negative when the line pays it, above zero when
    /// its payment comes back
    /// @param settled the same in the invoice's currency, where that is another than the line's; the ledger
    /// works out what the rate did
    record Allocation(
            @NotNull UUID invoiceId,
            @NotNull Money amount,
            @Nullable Money settled) {}

    /// @param customerId whose money it is, for ON_ACCOUNT
    /// @param invoiceId what it was kept back from, for DISCOUNT, WITHHOLDING_TAX and WRITE_OFF; what is opened
    /// again, for REOPEN, which is another word for a negative allocation
    /// @param reason why it is given up, for WRITE_OFF: within the ledger's limits, and gone with the match
    record Part(
            @NotNull PartType type,
            @NotNull Money amount,
            @Nullable UUID customerId,
            @Nullable UUID invoiceId,
            @Nullable @Size(max = 500) String reason) {}

    ManualMatch toMatch() {
        return new ManualMatch(
                lineId,
                allocations == null
                        ? List.of()
                        : allocations.stream()
                                .map(part -> new ManualMatch.Share(part.invoiceId(), part.amount(), part.settled()))
                                .toList(),
                otherParts == null
                        ? List.of()
                        : otherParts.stream()
                                .map(part -> new ManualMatch.Rest(
                                        part.type(), part.amount(), part.customerId(), part.invoiceId(), part.reason()))
                                .toList());
    }
}
