package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.AmountModels.Explained;
import io.tieout.reconciliation.matching.AmountModels.Strength;
import io.tieout.reconciliation.matching.Explanation.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides lines that name documents, by structured reference or by number.
final class Documents {

    private final AmountModels models;
    private final Policy policy;

    Documents(AmountModels models, Policy policy) {
        this.models = models;
        this.policy = policy;
    }

    /// Null when no document is named.
    @Nullable
    Outcome decide(Inquiry inquiry) {
        var reading = inquiry.reading;
        if (!reading.namesDocument()) {
            return null;
        }
        see(inquiry, reading.references, Signal.REFERENCE, 50);
        see(inquiry, reading.numbers, Signal.INVOICE_NUMBER, 40);
        var referenced = resolve(inquiry, reading.references);
        var numbered = resolve(inquiry, reading.numbers);
        if (referenced == null || numbered == null) {
            inquiry.flags.add(Flag.AMBIGUOUS);
            inquiry.see(Signal.SECOND_EXPLANATION, "", "a number or reference fits several items", -30);
            return inquiry.suggested(each(inquiry, candidates(reading)));
        }
        var all = union(referenced, numbered);
        var open = all.stream().filter(position -> !position.isSettled()).toList();
        if (open.isEmpty()) {
            return paidAgain(inquiry, all);
        }
        if (open.size() < all.size()) {
            inquiry.flags.add(Flag.AMBIGUOUS);
            inquiry.see(Signal.INVOICE_NUMBER, "", "some of the named items are settled already", -30);
            return inquiry.suggested(proposals(inquiry, open));
        }
        boolean structured = !referenced.isEmpty();
        if (structured && !new LinkedHashSet<>(referenced).containsAll(numbered)) {
            var together = models.formula(inquiry.line, all);
            if (together == null) {
                return besideReference(inquiry, referenced, numbered);
            }
        }
        if (!reading.ranges.isEmpty()) {
            return weighRange(inquiry, all, structured);
        }
        var meant = structured ? all : withoutOthersFigures(inquiry, all);
        return weigh(inquiry, meant, structured, models.explain(inquiry.line, reading, meant));
    }

    /// Numbers of other items stand beside a reference: it decides if it explains the amount, and they do not.
    private Outcome besideReference(Inquiry inquiry, List<Position> referenced, List<Position> numbered) {
        var others = new ArrayList<>(numbered);
        others.removeAll(referenced);
        var byReference = models.formula(inquiry.line, referenced);
        boolean byNumbers = models.formula(inquiry.line, others) != null
                || others.stream().anyMatch(position -> models.formula(inquiry.line, List.of(position)) != null);
        if (byReference != null && !byNumbers) {
            inquiry.see(Signal.INVOICE_NUMBER, others.getFirst().item.number(), "has another amount", 0);
            return weigh(inquiry, referenced, true, byReference);
        }
        inquiry.flags.add(Flag.AMBIGUOUS);
        inquiry.see(Signal.SECOND_EXPLANATION, "", "the reference and the numbers name different items", -30);
        return inquiry.suggested(proposals(inquiry, referenced));
    }

    /// A bare figure that happens to be the number of a stranger's item names nothing, where the payer's own
    /// documents explain the amount and the stranger's do not.
    private List<Position> withoutOthersFigures(Inquiry inquiry, List<Position> named) {
        var payer = inquiry.payer.only();
        if (payer == null || named.size() < 2 || models.formula(inquiry.line, named) != null) {
            return named;
        }
        var own = named.stream()
                .filter(position -> position.owner.isInGroupOf(payer))
                .toList();
        var others = named.stream().filter(position -> !own.contains(position)).toList();
        boolean figures = others.stream().allMatch(position -> position.item.numbers().stream()
                .allMatch(number -> number.chars().allMatch(Character::isDigit)));
        boolean explained = !own.isEmpty() && models.formula(inquiry.line, own) != null;
        boolean rival = others.stream().anyMatch(position -> models.formula(inquiry.line, List.of(position)) != null);
        if (!figures || !explained || rival) {
            return named;
        }
        inquiry.restsOnPayer = true;
        return own;
    }

    /// A range expands only when exactly all items in it add up.
    private Outcome weighRange(Inquiry inquiry, List<Position> ends, boolean structured) {
        var whole = new ArrayList<>(ends);
        for (var range : inquiry.reading.ranges) {
            range.stream().filter(position -> !whole.contains(position)).forEach(whole::add);
        }
        whole.sort(Position.OLDEST_FIRST);
        var byRange = models.formula(inquiry.line, whole);
        var byEnds = models.formula(inquiry.line, ends);
        boolean allOpen = whole.stream().noneMatch(Position::isSettled);
        if (byRange != null && byEnds != null && whole.size() > ends.size()) {
            inquiry.flags.add(Flag.AMBIGUOUS);
            inquiry.see(Signal.SECOND_EXPLANATION, "", "the range and its ends alone both come to the amount", -30);
            return inquiry.suggested(
                    allOpen ? List.of(byRange.explanation(), byEnds.explanation()) : List.of(byEnds.explanation()));
        }
        if (byRange != null && allOpen) {
            return weigh(inquiry, whole, structured, byRange);
        }
        // A hyphen may also be an "and".
        if (byEnds != null) {
            return weigh(inquiry, ends, structured, byEnds);
        }
        return inquiry.suggested(proposals(inquiry, whole));
    }

    private Outcome weigh(Inquiry inquiry, List<Position> named, boolean structured, @Nullable Explained explained) {
        if (explained == null) {
            return inquiry.suggested(each(inquiry, named));
        }
        inquiry.flags.addAll(explained.flags());
        var explanation = explained.explanation().scored(structured ? 90 : 70);
        inquiry.see(Signal.AMOUNT, Long.toString(inquiry.line.amountMinor()), explanation.model(), 30);
        boolean known = structured || allAgree(inquiry, named);
        // A payment in full needs no payer: its document and its amount speak for it.
        inquiry.restsOnPayer |= !structured && explained.strength() != Strength.EXPLAINED;
        if (!structured) {
            inquiry.seeCustomerNumber();
        }
        if (!structured && isThirdParty(inquiry, named)) {
            inquiry.flags.add(Flag.THIRD_PARTY_PAYER);
            inquiry.see(Signal.PAYER_NAME, inquiry.line.payer().name(), "is not the customer of the document", -10);
        }
        return switch (explained.strength()) {
            case EXPLAINED -> {
                var rivals = new ArrayList<Explanation>();
                if (!structured && isOutsider(inquiry, named) && ownItemsExplain(inquiry, rivals)) {
                    inquiry.flags.add(Flag.AMBIGUOUS);
                    inquiry.see(
                            Signal.SECOND_EXPLANATION, "", "the payer's own items may come to the same amount", -30);
                    var ranked = new ArrayList<>(List.of(explanation));
                    ranked.addAll(rivals);
                    yield inquiry.suggested(ranked);
                }
                yield inquiry.automatic(explanation);
            }
            case PART -> known ? inquiry.automatic(explanation) : inquiry.suggested(List.of(explanation));
            case EXCEPTION -> known ? inquiry.exceptional(explanation) : inquiry.suggested(List.of(explanation));
            case PROPOSAL -> inquiry.suggested(proposals(inquiry, named));
        };
    }

    /// The number that the payer gave the payment is the payer's own document's. Null when it is not: then it is
    /// their own numbering, and like ours by chance.
    @Nullable
    Outcome decideEndToEnd(Inquiry inquiry) {
        var mentions = inquiry.reading.endToEnd;
        var open = mentions.stream()
                .flatMap(mention -> mention.named().stream())
                .filter(position -> !position.isSettled())
                .toList();
        if (open.size() != 1 || !allAgree(inquiry, open)) {
            return null;
        }
        see(inquiry, mentions, Signal.END_TO_END_ID, 35);
        var explained = models.formula(inquiry.line, open);
        if (explained == null) {
            return inquiry.suggested(proposals(inquiry, open));
        }
        inquiry.flags.addAll(explained.flags());
        inquiry.see(
                Signal.AMOUNT,
                Long.toString(inquiry.line.amountMinor()),
                explained.explanation().model(),
                30);
        if (isThirdParty(inquiry, open)) {
            inquiry.flags.add(Flag.THIRD_PARTY_PAYER);
        }
        inquiry.restsOnPayer = true;
        return inquiry.automatic(explained.explanation().scored(65));
    }

    /// Numbers that fit after folding l/I/1 and O/0. Null when there are none.
    @Nullable
    Outcome decideFolded(Inquiry inquiry) {
        var reading = inquiry.reading;
        if (reading.namesDocument() || reading.folded.isEmpty()) {
            return null;
        }
        see(inquiry, reading.folded, Signal.FOLDED_NUMBER, 25);
        var named =
                union(reading.folded.stream().flatMap(m -> m.named().stream()).toList(), List.of());
        if (reading.folded.stream().anyMatch(mention -> mention.named().size() > 1)) {
            inquiry.flags.add(Flag.AMBIGUOUS);
            return inquiry.suggested(each(inquiry, named));
        }
        inquiry.flags.add(Flag.FUZZY_REF);
        var open = named.stream().filter(position -> !position.isSettled()).toList();
        var explained = open.size() == named.size() ? models.formula(inquiry.line, open) : null;
        if (explained == null) {
            return inquiry.suggested(proposals(inquiry, open));
        }
        inquiry.flags.addAll(explained.flags());
        inquiry.see(
                Signal.AMOUNT,
                Long.toString(inquiry.line.amountMinor()),
                explained.explanation().model(),
                30);
        if (isThirdParty(inquiry, named)) {
            inquiry.flags.add(Flag.THIRD_PARTY_PAYER);
        }
        var explanation = explained.explanation().scored(60);
        inquiry.restsOnPayer = true;
        return allAgree(inquiry, named) ? inquiry.automatic(explanation) : inquiry.suggested(List.of(explanation));
    }

    /// Everything named is settled: the money is the customer's, and pays nothing else by itself.
    private Outcome paidAgain(Inquiry inquiry, List<Position> named) {
        inquiry.flags.add(Flag.DUPLICATE_PAYMENT);
        if (inquiry.line.amountMinor() < 0) {
            return inquiry.suggested(List.of());
        }
        var rest = new Part(PartType.ON_ACCOUNT, inquiry.line.amountMinor(), AmountModels.onlyOwner(named), null);
        inquiry.see(Signal.AMOUNT, named.getFirst().item.number(), "is settled already", 0);
        var explanation = AmountModels.explanation("paid again", List.of(), List.of(rest));
        // A bare number of a stranger's item does not make the payer's money the stranger's.
        boolean doubtful = inquiry.reading.references.isEmpty() && isOutsider(inquiry, named);
        return doubtful ? inquiry.suggested(List.of(explanation)) : inquiry.exceptional(explanation);
    }

    /// One list of items, or null when a mention stays open to choice.
    private @Nullable List<Position> resolve(Inquiry inquiry, List<Mention> mentions) {
        var resolved = new LinkedHashSet<Position>();
        for (var mention : mentions) {
            var named = mention.named();
            if (named.size() > 1) {
                named = narrowed(inquiry, named);
            }
            if (named.isEmpty()) {
                return null;
            }
            resolved.addAll(named);
        }
        return new ArrayList<>(resolved);
    }

    /// Several items bear the number or reference: the payer may tell which, or a customer's own reference the only
    /// subset.
    private List<Position> narrowed(Inquiry inquiry, List<Position> named) {
        var payer = inquiry.payer.only();
        var own = payer == null
                ? named
                : named.stream().filter(position -> position.owner == payer).toList();
        inquiry.restsOnPayer |= payer != null;
        if (own.size() == 1) {
            return own;
        }
        var open = own.stream().filter(position -> !position.isSettled()).toList();
        if (open.isEmpty()
                || AmountModels.onlyOwner(own) == null
                || !AmountModels.sameCurrency(inquiry.line.currency(), open)) {
            return List.of();
        }
        var found = Combinations.find(
                open, inquiry.line.amountMinor(), policy.combinationMaxItems(), policy.combinationBudget());
        return found.isOnly() ? found.solutions().getFirst() : List.of();
    }

    /// How the payer stands to a customer; unknown when the bank names no payer.
    enum Relation {
        OWN,
        GROUP,
        UNKNOWN,
        FOREIGN
    }

    /// Whether someone else pays: a stranger, or a parent or sister company, welcome as these are.
    private static boolean isThirdParty(Inquiry inquiry, List<Position> named) {
        return owners(named).stream().anyMatch(owner -> {
            var relation = relation(inquiry, owner);
            return relation == Relation.FOREIGN || relation == Relation.GROUP;
        });
    }

    static boolean allAgree(Inquiry inquiry, List<Position> named) {
        return owners(named).stream().allMatch(owner -> {
            var relation = relation(inquiry, owner);
            return relation == Relation.OWN || relation == Relation.GROUP;
        });
    }

    static Relation relation(Inquiry inquiry, Party owner) {
        var payer = inquiry.payer.only();
        if (payer == owner) {
            return Relation.OWN;
        }
        if (payer != null) {
            return payer.isInGroupOf(owner) ? Relation.GROUP : Relation.FOREIGN;
        }
        var name = inquiry.line.payer().name();
        if (name.isBlank()) {
            return Relation.UNKNOWN;
        }
        return inquiry.payer.mayBe(owner) || owner.agreesWithName(name) ? Relation.OWN : Relation.FOREIGN;
    }

    private static Set<Party> owners(Collection<Position> named) {
        var owners = new LinkedHashSet<Party>();
        named.forEach(position -> owners.add(position.owner));
        return owners;
    }

    /// Whether a known customer pays what is named, and it is neither its own nor its group's.
    private static boolean isOutsider(Inquiry inquiry, List<Position> named) {
        var payer = inquiry.payer.only();
        return payer != null && owners(named).stream().noneMatch(owner -> owner.isInGroupOf(payer));
    }

    /// Whether the payer's own items come to the amount too, together or by a formula, or nobody can tell.
    private boolean ownItemsExplain(Inquiry inquiry, List<Explanation> explanations) {
        var payer = inquiry.payer.only();
        if (payer == null) {
            return false;
        }
        var line = inquiry.line;
        var own = OpenItems.of(payer, line.currency(), policy.combinationMaxItems());
        var found =
                Combinations.find(own, line.amountMinor(), policy.combinationMaxItems(), policy.combinationBudget());
        for (var solution : found.solutions()) {
            explanations.add(AmountModels.explanation("exact", AmountModels.settle(solution), List.of())
                    .scored(55 - 3 * solution.size()));
        }
        for (var position : own) {
            var explained = position.open == line.amountMinor() ? null : models.formula(line, List.of(position));
            if (explained != null) {
                explanations.add(explained.explanation().scored(50));
            }
        }
        return found.exhausted() || !explanations.isEmpty();
    }

    private List<Explanation> proposals(Inquiry inquiry, List<Position> named) {
        var ranked = new ArrayList<Explanation>();
        var whole = models.explain(inquiry.line, inquiry.reading, named);
        if (whole != null) {
            inquiry.flags.addAll(whole.flags());
            ranked.add(whole.explanation().scored(50));
        }
        if (named.size() > 1) {
            ranked.addAll(each(inquiry, named));
        }
        return ranked;
    }

    /// Each item for itself, those first whose amount is explained.
    List<Explanation> each(Inquiry inquiry, Collection<Position> named) {
        var ranked = new ArrayList<Explanation>();
        var sorted = named.stream()
                .filter(position -> !position.isSettled())
                .sorted(Position.OLDEST_FIRST)
                .toList();
        for (var position : sorted) {
            var explained = models.explain(inquiry.line, inquiry.reading, List.of(position));
            if (explained != null) {
                int owned = relation(inquiry, position.owner) == Relation.OWN ? 15 : 0;
                ranked.add(
                        explained.explanation().scored((explained.strength() == Strength.EXPLAINED ? 40 : 10) + owned));
            }
        }
        ranked.sort((a, b) -> Integer.compare(b.score(), a.score()));
        return ranked;
    }

    private static List<Position> candidates(Reading reading) {
        var all = new ArrayList<Position>();
        reading.references.forEach(mention -> all.addAll(mention.named()));
        reading.numbers.forEach(mention -> all.addAll(mention.named()));
        return union(all, List.of());
    }

    private static List<Position> union(List<Position> one, List<Position> other) {
        var all = new LinkedHashSet<>(one);
        all.addAll(other);
        return new ArrayList<>(all);
    }

    private static void see(Inquiry inquiry, List<Mention> mentions, Signal signal, int weight) {
        for (var mention : mentions) {
            var named = mention.named();
            inquiry.see(
                    signal,
                    mention.text(),
                    named.size() == 1 ? "names " + named.getFirst().item.number() : "names " + named.size() + " items",
                    weight);
        }
    }
}
