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
record ExplanationResponse(
        String model,
        int score,
        List<AllocationResponse> allocations,
        List<PartResponse> otherParts,
        @Nullable AssessmentResponse assessment) {

    /// @param invoiceNumber absent when the invoice is not known here any more
    record AllocationResponse(UUID invoiceId, @Nullable String invoiceNumber, Money amount) {}

    record PartResponse(
            PartType type, Money amount, @Nullable UUID customerId) {}

    static ExplanationResponse from(Explanation explanation, Currency currency, Map<UUID, AvailableItem> items) {
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
                                part.customerId() == null ? null : UUID.fromString(part.customerId())))
                        .toList(),
                AssessmentResponse.from(explanation.assessment()));
    }

    private static AllocationResponse allocation(
            Explanation.Allocation part, Currency currency, Map<UUID, AvailableItem> items) {
        var id = UUID.fromString(part.itemId());
        var item = items.get(id);
        return new AllocationResponse(
                id, item == null ? null : item.number(), Money.ofMinor(part.amountMinor(), currency));
    }
}
