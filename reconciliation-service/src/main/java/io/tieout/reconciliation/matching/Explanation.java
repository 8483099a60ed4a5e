package io.tieout.reconciliation.matching;

import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way in which a line comes about: allocations and other parts add up to its amount.
///
/// @param score for ranking only; what is automatic is decided by rule, not by a threshold alone
/// @param assessment how a scorer sees it, for proposals
public record Explanation(
        String model,
        List<Allocation> allocations,
        List<Part> parts,
        int score,
        @Nullable Assessment assessment) {

    public Explanation {
        allocations = List.copyOf(allocations);
        parts = List.copyOf(parts);
    }

    /// @param amountMinor signed like the item: a credit note is taken with a negative amount
    /// @param settled the same in the item's currency, where that is another than the line's
    public record Allocation(
            String itemId, long amountMinor, @Nullable Money settled) {

        /// Of an item in the line's currency.
        public Allocation(String itemId, long amountMinor) {
            this(itemId, amountMinor, null);
        }
    }

    /// @param customerId whose money it is, for [PartType#ON_ACCOUNT] where it is known
    /// @param itemId what is opened again, for [PartType#REOPEN], or what it was kept back from
    public record Part(
            PartType type,
            long amountMinor,
            @Nullable String customerId,
            @Nullable String itemId) {

        static Part of(PartType type, long amountMinor) {
            return new Part(type, amountMinor, null, null);
        }

        static Part keptBack(PartType type, long amountMinor, String itemId) {
            return new Part(type, -amountMinor, null, itemId);
        }
    }

    /// What it takes from items and, with the other sign, what it opens again: a match keeps both as allocations.
    public List<Allocation> taken() {
        var taken = new ArrayList<>(allocations);
        for (var part : parts) {
            if (part.type() == PartType.REOPEN && part.itemId() != null) {
                taken.add(new Allocation(part.itemId(), part.amountMinor()));
            }
        }
        return taken;
    }

    /// The parts that are not among [#taken].
    public List<Part> otherParts() {
        return parts.stream().filter(part -> part.type() != PartType.REOPEN).toList();
    }

    public long total() {
        long sum = 0;
        for (var allocation : allocations) {
            sum = Math.addExact(sum, allocation.amountMinor());
        }
        for (var part : parts) {
            sum = Math.addExact(sum, part.amountMinor());
        }
        return sum;
    }

    Explanation scored(int newScore) {
        return new Explanation(model, allocations, parts, newScore, assessment);
    }

    Explanation assessed(Assessment newAssessment) {
        return new Explanation(model, allocations, parts, score, newAssessment);
    }
}
