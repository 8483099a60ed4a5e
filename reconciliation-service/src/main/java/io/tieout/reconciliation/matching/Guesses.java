package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.AmountModels.Strength;
import io.tieout.reconciliation.matching.Documents.Relation;
import io.tieout.reconciliation.matching.Explanation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides lines without a document: by who pays and how much. Alone, neither is enough.
final class Guesses {

    private static final int MOST_EQUAL = 20;

    private final OpenItems items;
    private final AmountModels models;
    private final Documents documents;
    private final Policy policy;

    Guesses(OpenItems items, AmountModels models, Documents documents, Policy policy) {
        this.items = items;
        this.models = models;
        this.documents = documents;
        this.policy = policy;
    }

    /// Names an order and no invoice: money in advance, even if an old invoice has the same amount. Null when not.
    @Nullable
    Outcome prepayment(Inquiry inquiry) {
        var reading = inquiry.reading;
        var payer = inquiry.payer.only();
        boolean advance = reading.says(Words.Meaning.PREPAYMENT) && payer != null;
        if (reading.namesDocument() || inquiry.line.amountMinor() <= 0 || (reading.order == null && !advance)) {
            return null;
        }
        inquiry.flags.add(Flag.PREPAYMENT);
        inquiry.restsOnPayer = payer != null;
        inquiry.see(
                Signal.ORDER_NUMBER,
                reading.order == null ? inquiry.line.remittance() : reading.order,
                "pays in advance",
                40);
        var part = new Part(
                PartType.ON_ACCOUNT, inquiry.line.amountMinor(), payer == null ? null : payer.customer.id(), null);
        return inquiry.exceptional(AmountModels.explanation("prepayment", List.of(), List.of(part)));
    }

    /// An amount whose last digits are reserved for one item, and the customer's name. Null when there is none.
    @Nullable
    Outcome uniqueCode(Inquiry inquiry) {
        if (!items.hasUniqueCodes()) {
            return null;
        }
        var coded = items.withAmount(inquiry.line.currency(), inquiry.line.amountMinor(), MOST_EQUAL).stream()
                .filter(position -> endsWithCode(position.item))
                .toList();
        if (coded.isEmpty()) {
            return null;
        }
        inquiry.see(
                Signal.UNIQUE_CODE,
                Long.toString(inquiry.line.amountMinor()),
                "is reserved for " + coded.getFirst().item.number(),
                40);
        if (coded.size() > 1) {
            inquiry.flags.add(Flag.AMBIGUOUS);
            return inquiry.suggested(documents.each(inquiry, coded));
        }
        var until = coded.getFirst().item.uniqueCodeUntil();
        if (until != null && inquiry.line.date().isAfter(until)) {
            inquiry.see(Signal.UNIQUE_CODE, until.toString(), "was the last day of the reservation", -20);
            return null;
        }
        var owner = coded.getFirst().owner;
        var explained = models.formula(inquiry.line, coded);
        if (explained == null) {
            return null;
        }
        var relation = Documents.relation(inquiry, owner);
        boolean named = standsInText(owner, inquiry.reading.text);
        if (inquiry.payer.only() == owner || named) {
            inquiry.restsOnPayer = !named;
            return inquiry.automatic(explained.explanation().scored(80));
        }
        if (inquiry.payer.cut() && inquiry.payer.mayBe(owner)) {
            inquiry.flags.add(Flag.NAME_TRUNCATED);
        }
        if (relation == Relation.FOREIGN) {
            inquiry.flags.add(Flag.THIRD_PARTY_PAYER);
        }
        return inquiry.suggested(documents.each(inquiry, coded));
    }

    private static boolean endsWithCode(Item item) {
        var code = item.uniqueCode();
        if (code == null) {
            return false;
        }
        int decimals = Math.max(item.currency().getDefaultFractionDigits(), 0);
        var digits = Long.toString(Math.abs(item.openMinor()));
        var whole = digits.length() > decimals ? digits.substring(0, digits.length() - decimals) : "0";
        return whole.endsWith(code) || digits.endsWith(code);
    }

    private static boolean standsInText(Party owner, Text text) {
        return owner.customer.names().stream().anyMatch(name -> Names.standsIn(name, text.value()));
    }

    /// @param equalLines how many lines of this run, this one included, still wait with the same payer and amount
    Outcome decide(Inquiry inquiry, int equalLines) {
        var payer = inquiry.payer.only();
        if (payer == null) {
            return withoutPayer(inquiry);
        }
        inquiry.restsOnPayer = true;
        inquiry.seeCustomerNumber();
        inquiry.on(Ground.PAYER_AND_AMOUNT);
        return withPayer(inquiry, payer, equalLines);
    }

    /// Whether the text has a figure that is one of these items' references but for a slip of the pen.
    private static void lookForSlips(Inquiry inquiry, List<Position> items) {
        if (inquiry.reading.brokenReference != null) {
            return;
        }
        for (var piece : References.figures(inquiry.reading.text)) {
            for (var position : items) {
                for (var reference : position.item.references()) {
                    if (ReferenceScheme.isSlipOf(Text.compact(reference), piece)) {
                        inquiry.distrust(piece);
                        return;
                    }
                }
            }
        }
    }

    private Outcome withPayer(Inquiry inquiry, Party payer, int equalLines) {
        var line = inquiry.line;
        var own = OpenItems.of(payer, line.currency(), policy.combinationMaxItems());
        lookForSlips(inquiry, own);
        var found =
                Combinations.find(own, line.amountMinor(), policy.combinationMaxItems(), policy.combinationBudget());
        var ranked = new ArrayList<Explanation>();
        for (var solution : found.solutions()) {
            ranked.add(AmountModels.explanation("exact", AmountModels.settle(solution), List.of())
                    .scored(70 - 3 * solution.size()));
        }
        var byFormula = byFormula(
                line, own.stream().filter(position -> !isLater(line, position)).toList());
        ranked.addAll(
                byFormula.stream().map(AmountModels.Explained::explanation).toList());
        var relatives = relatives(line, payer);
        boolean combined = found.exhausted() || found.solutions().stream().anyMatch(solution -> solution.size() > 1);
        if (combined) {
            relatives.addAll(disowned(inquiry, payer));
        }
        boolean choice = found.free() && !isNoChoice(found, own, equalLines);
        var partly = partly(inquiry, own);
        ranked.addAll(documents.each(inquiry, partly));
        int explanations = found.solutions().size() + byFormula.size() + relatives.size();
        boolean several = explanations > 1 || choice || found.exhausted() || !partly.isEmpty();
        if (several && explanations > 0) {
            return ambiguous(inquiry, combined, ranked, relatives);
        }
        if (found.exhausted()) {
            ranked.addAll(documents.each(inquiry, equalAmount(line, payer)));
            return ambiguous(inquiry, true, ranked, relatives);
        }
        if (found.solutions().size() == 1) {
            if (combined) {
                inquiry.flags.add(Flag.COMBINATION);
            }
            if (found.mayBeChance()) {
                inquiry.see(
                        Signal.AMOUNT,
                        Long.toString(line.amountMinor()),
                        "among so many items some set comes to any amount",
                        0);
                return inquiry.suggested(ranked);
            }
            inquiry.see(Signal.AMOUNT, Long.toString(line.amountMinor()), "is the only set of the payer's items", 30);
            if (isLater(inquiry, found.solutions().getFirst())) {
                return inquiry.suggested(ranked);
            }
            inquiry.on(combined ? Ground.COMBINATION : Ground.PAYER_AND_AMOUNT);
            return inquiry.automatic(ranked.getFirst());
        }
        if (byFormula.size() == 1) {
            var explained = byFormula.getFirst();
            inquiry.flags.addAll(explained.flags());
            inquiry.see(
                    Signal.AMOUNT,
                    Long.toString(line.amountMinor()),
                    explained.explanation().model(),
                    30);
            return inquiry.automatic(explained.explanation());
        }
        if (isEqualInstalment(inquiry, own)) {
            var position = own.getFirst();
            inquiry.flags.add(Flag.PARTIAL);
            inquiry.see(
                    Signal.AMOUNT,
                    Long.toString(line.amountMinor()),
                    "is one of " + inquiry.reading.instalmentsLeft + " equal instalments",
                    30);
            return inquiry.automatic(
                    AmountModels.explanation("instalment", AmountModels.part(position, line.amountMinor()), List.of())
                            .scored(60));
        }
        return nothingFits(inquiry, payer, own, relatives);
    }

    /// Whoever names no document does not pay one that was not yet written.
    private static boolean isLater(Inquiry inquiry, List<Position> items) {
        for (var position : items) {
            if (isLater(inquiry.line, position)) {
                inquiry.see(Signal.AMOUNT, position.item.number(), "is dated after the payment", -30);
                return true;
            }
        }
        return false;
    }

    private static boolean isLater(Line line, Position position) {
        var date = position.item.date();
        return date != null && date.isAfter(line.date());
    }

    /// "2 of 3", and twice the amount is what is open on the only item of the payer.
    private boolean isEqualInstalment(Inquiry inquiry, List<Position> own) {
        int left = inquiry.reading.instalmentsLeft;
        if (left < 2 || own.size() != 1 || inquiry.line.amountMinor() <= 0) {
            return false;
        }
        long rest = own.getFirst().open - Math.multiplyExact(inquiry.line.amountMinor(), (long) left);
        return Math.abs(rest) <= policy.roundingToleranceOf(inquiry.line.currency());
    }

    private Outcome ambiguous(Inquiry inquiry, boolean combined, List<Explanation> ranked, List<Position> relatives) {
        inquiry.flags.add(Flag.AMBIGUOUS);
        if (combined) {
            inquiry.flags.add(Flag.COMBINATION);
        }
        inquiry.see(Signal.SECOND_EXPLANATION, "", "the payer's items explain the amount in several ways", -30);
        var all = new ArrayList<>(ranked);
        all.addAll(documents.each(inquiry, relatives));
        all.sort((a, b) -> Integer.compare(b.score(), a.score()));
        return inquiry.suggested(all);
    }

    private Outcome nothingFits(Inquiry inquiry, Party payer, List<Position> own, List<Position> relatives) {
        if (!relatives.isEmpty()) {
            inquiry.flags.add(Flag.THIRD_PARTY_PAYER);
            return inquiry.suggested(documents.each(inquiry, relatives));
        }
        var line = inquiry.line;
        if (line.amountMinor() <= 0) {
            return inquiry.suggested(List.of());
        }
        var ranked = new ArrayList<Explanation>();
        Set<Flag> flags = Set.of();
        long closest = Long.MAX_VALUE;
        for (var position : own) {
            var explained = position.open <= 0 ? null : models.explain(line, inquiry.reading, List.of(position));
            if (explained == null) {
                continue;
            }
            long distance = Math.abs(position.open - line.amountMinor());
            int near = (int) (20 - Math.min(20, distance * 20 / Math.max(1, position.open)));
            ranked.add(explained.explanation().scored(near));
            if (distance < closest) {
                closest = distance;
                flags = explained.flags();
            }
        }
        ranked.sort((a, b) -> Integer.compare(b.score(), a.score()));
        inquiry.flags.addAll(flags);
        inquiry.see(Signal.AMOUNT, Long.toString(line.amountMinor()), "no set of the payer's items comes to this", -10);
        ranked.add(AmountModels.explanation(
                "on account",
                List.of(),
                List.of(new Part(PartType.ON_ACCOUNT, line.amountMinor(), payer.customer.id(), null))));
        return inquiry.suggested(ranked);
    }

    /// Where the text speaks of a part: the payer's items that it could be a part of.
    private static List<Position> partly(Inquiry inquiry, List<Position> own) {
        var reading = inquiry.reading;
        boolean part = (reading.instalment && !reading.lastInstalment) || reading.says(Words.Meaning.DEDUCTION);
        return part
                ? own.stream()
                        .filter(position -> position.open > inquiry.line.amountMinor())
                        .toList()
                : List.of();
    }

    /// As many equal lines as interchangeable items: whichever pays which, the result is the same.
    private static boolean isNoChoice(Combinations.Result found, List<Position> own, int equalLines) {
        var solution = found.solutions().getFirst();
        if (solution.size() != 1) {
            return false;
        }
        var first = solution.getFirst();
        return own.stream().filter(first::isInterchangeableWith).count() == equalLines;
    }

    /// Single items that a formula other than equality explains: discount in time, stated fee, withholding, stated
    /// exchange.
    private List<AmountModels.Explained> byFormula(Line line, List<Position> own) {
        var found = new ArrayList<AmountModels.Explained>();
        for (var position : own) {
            if (position.open == line.amountMinor()) {
                continue;
            }
            var explained = models.formula(line, List.of(position));
            if (explained != null && explained.strength() == Strength.EXPLAINED) {
                found.add(new AmountModels.Explained(
                        explained.strength(), explained.explanation().scored(60), explained.flags()));
            }
        }
        return found;
    }

    /// A stranger's item of this amount whose number stands in the text as a customer number that no customer has.
    private List<Position> disowned(Inquiry inquiry, Party payer) {
        return inquiry.reading.disowned.stream()
                .filter(position -> !position.owner.isInGroupOf(payer)
                        && !position.isSettled()
                        && models.formula(inquiry.line, List.of(position)) != null)
                .toList();
    }

    /// Items of this amount elsewhere in the payer's group: parents pay for subsidiaries.
    private List<Position> relatives(Line line, Party payer) {
        var head = payer.head();
        var found = new ArrayList<Position>();
        if (head == payer && payer.children.isEmpty()) {
            return found;
        }
        collect(head, payer, line, found, 0);
        found.sort(Position.OLDEST_FIRST);
        return found;
    }

    private static void collect(Party party, Party payer, Line line, List<Position> found, int level) {
        if (party != payer) {
            OpenItems.of(party, line.currency(), Integer.MAX_VALUE - 1).stream()
                    .filter(position -> position.open == line.amountMinor())
                    .limit(MOST_EQUAL)
                    .forEach(found::add);
        }
        if (level < 8) {
            party.children.forEach(child -> collect(child, payer, line, found, level + 1));
        }
    }

    private static List<Position> equalAmount(Line line, Party payer) {
        return OpenItems.of(payer, line.currency(), Integer.MAX_VALUE - 1).stream()
                .filter(position -> position.open == line.amountMinor())
                .limit(MOST_EQUAL)
                .toList();
    }

    /// The amount alone, or with a name that fits several: never automatic.
    private Outcome withoutPayer(Inquiry inquiry) {
        var line = inquiry.line;
        if (inquiry.payer.cut()) {
            inquiry.flags.add(Flag.NAME_TRUNCATED);
        }
        var equal = line.amountMinor() == 0
                ? List.<Position>of()
                : items.withAmount(line.currency(), line.amountMinor(), MOST_EQUAL);
        var fitting = new ArrayList<Position>();
        for (var party : inquiry.payer.fits()) {
            fitting.addAll(equalAmount(line, party));
        }
        var meant = fitting.isEmpty() ? equal : fitting;
        lookForSlips(inquiry, meant);
        if (meant.size() > 1) {
            inquiry.flags.add(Flag.AMBIGUOUS);
            inquiry.see(Signal.SECOND_EXPLANATION, Long.toString(line.amountMinor()), "is open on several items", -30);
        } else if (meant.size() == 1) {
            inquiry.see(
                    Signal.AMOUNT,
                    Long.toString(line.amountMinor()),
                    "is open on " + meant.getFirst().item.number() + ", nothing else speaks for it",
                    30);
        }
        // Whoever quotes a reference, even a wrong one, pays a document.
        if (!meant.isEmpty()
                && inquiry.reading.brokenReference == null
                && meant.stream()
                        .allMatch(position -> Documents.relation(inquiry, position.owner) == Relation.FOREIGN)) {
            inquiry.flags.add(Flag.THIRD_PARTY_PAYER);
        }
        return inquiry.suggested(documents.each(inquiry, meant));
    }
}
