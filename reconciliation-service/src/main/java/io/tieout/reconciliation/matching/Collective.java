package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.Explanation.Allocation;
import io.tieout.reconciliation.matching.Explanation.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides lines that stand for many payments: collective entries with details, and payouts of card providers.
final class Collective {

    private final OpenItems items;
    private final LineReader reader;
    private final AmountModels models;
    private final Policy policy;

    Collective(OpenItems items, LineReader reader, AmountModels models, Policy policy) {
        this.items = items;
        this.reader = reader;
        this.models = models;
        this.policy = policy;
    }

    /// Null when the line is one payment.
    @Nullable
    Outcome decide(Inquiry inquiry) {
        if (!inquiry.line.batch().isEmpty()) {
            return batch(inquiry);
        }
        var payout = inquiry.line.payout();
        return payout == null ? null : payout(inquiry, payout);
    }

    /// Split first; every part must name what it pays and explain its amount, and the parts must be the whole
    /// entry.
    private Outcome batch(Inquiry inquiry) {
        inquiry.flags.add(Flag.BATCH);
        long sum = 0;
        var allocations = new ArrayList<Allocation>();
        var others = new ArrayList<Part>();
        var taken = new HashSet<Position>();
        boolean clear = true;
        for (var part : inquiry.line.batch()) {
            sum = Math.addExact(sum, part.amountMinor());
            var reading = reader.read(part.text(), null);
            if (reading.brokenReference != null) {
                inquiry.distrust(reading.brokenReference);
            }
            var named = named(reading);
            var explained = named.isEmpty() ? null : models.formula(single(inquiry.line, part), named);
            if (explained == null || !named.stream().allMatch(taken::add)) {
                inquiry.see(Signal.INVOICE_NUMBER, part.text(), "does not explain its part", -20);
                clear = false;
                continue;
            }
            inquiry.see(Signal.INVOICE_NUMBER, part.text(), "explains its part", 40);
            inquiry.flags.addAll(explained.flags());
            allocations.addAll(explained.explanation().allocations());
            others.addAll(explained.explanation().parts());
        }
        if (sum != inquiry.line.amountMinor()) {
            inquiry.see(Signal.AMOUNT, Long.toString(sum), "the parts are not the whole entry", -50);
            clear = false;
        }
        var explanation = AmountModels.explanation("batch", allocations, others).scored(80);
        return clear ? inquiry.automatic(explanation) : inquiry.suggested(List.of(explanation));
    }

    private static List<Position> named(Reading reading) {
        var mentions = reading.references.isEmpty() ? reading.numbers : reading.references;
        return reading.brokenReference == null
                        && reading.ranges.isEmpty()
                        && mentions.stream().allMatch(mention -> mention.named().size() == 1)
                ? mentions.stream()
                        .map(mention -> mention.named().getFirst())
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Line single(Line line, Line.BatchPart part) {
        return new Line(
                line.id(),
                line.date(),
                part.amountMinor(),
                line.currency(),
                line.payer(),
                part.text(),
                null,
                null,
                line.bank(),
                null,
                null,
                List.of(),
                null,
                false);
    }

    /// Sales less refunds come to the only set of items, and the fees are what is missing.
    private Outcome payout(Inquiry inquiry, Line.Payout payout) {
        inquiry.flags.add(Flag.PAYOUT);
        long net = payout.grossMinor() - payout.refundsMinor();
        if (net - payout.feesMinor() != inquiry.line.amountMinor()) {
            inquiry.see(Signal.AMOUNT, payout.figures(), "is not the amount of the line", -50);
            return inquiry.suggested(List.of());
        }
        var named = byParts(inquiry, payout, net);
        if (named != null) {
            return named;
        }
        var candidates = candidates(inquiry);
        if (candidates.size() > policy.combinationMaxItems()) {
            inquiry.flags.add(Flag.AMBIGUOUS);
            inquiry.see(Signal.AMOUNT, payout.figures(), "there are too many items to say which it pays", -20);
            return inquiry.suggested(List.of());
        }
        var sales = Combinations.find(
                candidates.stream().filter(position -> position.open > 0).toList(),
                payout.grossMinor(),
                policy.combinationMaxItems(),
                policy.combinationBudget());
        var refunds = payout.refundsMinor() == 0
                ? new Combinations.Result(List.of(List.of()), false, false, false, 0)
                : Combinations.find(
                        candidates.stream()
                                .filter(position -> position.open < 0)
                                .toList(),
                        -payout.refundsMinor(),
                        policy.combinationMaxItems(),
                        policy.combinationBudget());
        if (sales.solutions().isEmpty() || refunds.solutions().isEmpty()) {
            inquiry.see(Signal.AMOUNT, payout.figures(), "no set of open items comes to this", -20);
            return inquiry.suggested(List.of());
        }
        var set = new ArrayList<>(sales.solutions().getFirst());
        set.addAll(refunds.solutions().getFirst());
        var explanation = AmountModels.explanation("payout", AmountModels.settle(set), fees(payout))
                .scored(80);
        if (!sales.isOnly() || !refunds.isOnly()) {
            inquiry.flags.add(Flag.AMBIGUOUS);
            return inquiry.suggested(List.of(explanation));
        }
        if (!payout.parts().isEmpty() && !areOf(set, payout.parts())) {
            inquiry.see(Signal.AMOUNT, payout.figures(), "comes to items of other amounts than were sold", -30);
            return inquiry.suggested(List.of(explanation));
        }
        inquiry.see(Signal.AMOUNT, payout.figures(), "comes to the only set of items", 50);
        return inquiry.automatic(explanation);
    }

    /// Where the provider says what each sale and refund is for, nothing has to be searched: each names its item and
    /// meets it. Null when it names nothing.
    private @Nullable Outcome byParts(Inquiry inquiry, Line.Payout payout, long net) {
        var allocations = new ArrayList<Allocation>();
        var taken = new HashSet<Position>();
        long sum = 0;
        boolean clear = !payout.parts().isEmpty();
        boolean any = false;
        for (var part : payout.parts()) {
            sum = Math.addExact(sum, part.amountMinor());
            var reading = reader.read(part.text(), null);
            if (reading.brokenReference != null) {
                inquiry.distrust(reading.brokenReference);
            }
            var named = named(reading);
            any |= !named.isEmpty();
            if (named.isEmpty()
                    || !AmountModels.sameCurrency(inquiry.line.currency(), named)
                    || AmountModels.total(named) != part.amountMinor()
                    || !named.stream().allMatch(taken::add)) {
                inquiry.see(Signal.INVOICE_NUMBER, part.text(), "does not explain its part", -20);
                clear = false;
                continue;
            }
            allocations.addAll(AmountModels.settle(named));
        }
        if (!any) {
            return null;
        }
        if (sum != net) {
            inquiry.see(Signal.AMOUNT, Long.toString(sum), "the parts are not the whole payout", -50);
            clear = false;
        }
        var explanation =
                AmountModels.explanation("payout", allocations, fees(payout)).scored(80);
        if (!clear) {
            return inquiry.suggested(List.of(explanation));
        }
        inquiry.see(Signal.AMOUNT, payout.figures(), "comes to the items that its parts name", 50);
        return inquiry.automatic(explanation);
    }

    private static List<Part> fees(Line.Payout payout) {
        return payout.feesMinor() == 0 ? List.of() : List.of(Part.of(PartType.PSP_FEE, -payout.feesMinor()));
    }

    /// Whether these items have just the amounts that were sold and refunded.
    private static boolean areOf(List<Position> set, List<Line.BatchPart> parts) {
        return set.stream()
                .map(position -> position.open)
                .sorted()
                .toList()
                .equals(parts.stream().map(Line.BatchPart::amountMinor).sorted().toList());
    }

    private List<Position> candidates(Inquiry inquiry) {
        var named = new ArrayList<Position>();
        inquiry.reading.references.forEach(mention -> named.addAll(mention.named()));
        inquiry.reading.numbers.forEach(mention -> named.addAll(mention.named()));
        var source = !named.isEmpty()
                ? named
                : !items.paidByCard().isEmpty()
                        ? items.paidByCard()
                        : items.inCurrency(inquiry.line.currency(), policy.combinationMaxItems());
        return source.stream()
                .filter(position ->
                        !position.isSettled() && position.item.currency().equals(inquiry.line.currency()))
                .distinct()
                .toList();
    }
}
