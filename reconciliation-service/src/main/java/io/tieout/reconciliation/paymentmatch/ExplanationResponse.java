package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.openitem.AvailableItem;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One way in which a line may come about.
///
/// @param model how the amount is explained
/// @param score for ranking only
/// @param assessment what a scorer saw in it; absent in what is not a proposal
public record ExplanationResponse(
        String model,
        int score,
        List<AllocationResponse> allocations,
        List<PartResponse> otherParts,
        @Nullable AssessmentResponse assessment) {

    /// @param invoiceNumber absent when the invoice is not known here any more
    /// @param settled the same in the invoice's currency, where that is another than the line's
    record AllocationResponse(
            UUID invoiceId,
            @Nullable String invoiceNumber,
            Money amount,
            @Nullable Money settled) {}

    /// @param invoiceId what it was kept back from
    /// @param reason why it is given up, of a write-off
    record PartResponse(
            PartType type,
            Money amount,
            @Nullable UUID customerId,
            @Nullable UUID invoiceId,
            @Nullable String reason) {}

    public static ExplanationResponse from(Explanation explanation, Currency currency, Map<UUID, AvailableItem> items) {
        return new ExplanationResponse(
                explanation.model(),
                explanation.score(),
                explanation.allocations().stream()
                        .map(part -> allocation(part, currency, items))
                        .toList(),
                explanation.parts().stream()
                        .map(part -> new PartResponse(
                                part.type(),
                                Money.ofMinor(part.amountMinor(), currency),
                                id(part.customerId()),
                                id(part.itemId()),
                                null))
                        .toList(),
                AssessmentResponse.from(explanation.assessment()));
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static AllocationResponse allocation(
            Explanation.Allocation part, Currency currency, Map<UUID, AvailableItem> items) {
        var id = UUID.fromString(part.itemId());
        var item = items.get(id);
        return new AllocationResponse(
                id, item == null ? null : item.number(), Money.ofMinor(part.amountMinor(), currency), part.settled());
    }
}
