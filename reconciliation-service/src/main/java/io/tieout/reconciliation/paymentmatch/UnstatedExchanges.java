package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.matching.Signal;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.ItemKind;
import io.tieout.reconciliation.rateview.KnownRate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Payments of a document in another currency, of which the bank does not say what was exchanged.
///
/// What came is held against what the whole document is worth on the day of the line. When no more than a tolerance
/// lies between, a person is asked: the rate of the payment is a guess, and is never taken without one. What it did is
/// the ledger's to say.
final class UnstatedExchanges {

    private static final int MOST_PROPOSED = 5;
    private static final Set<PartType> RATE = EnumSet.of(PartType.FX_GAIN, PartType.FX_LOSS);

    /// What the look beside documents in other currencies says of more than their amounts.
    private static final Set<Flag> OF_WHO_PAYS = EnumSet.of(
            Flag.REF_CHECKDIGIT_INVALID, Flag.FUZZY_REF, Flag.AMBIGUOUS, Flag.THIRD_PARTY_PAYER, Flag.NAME_TRUNCATED);

    private UnstatedExchanges() {}

    /// A document, and what it is worth in the line's currency on the line's day.
    record Worth(AvailableItem item, Money amount, KnownRate rate) {

        String id() {
            return item.invoiceId().toString();
        }

        /// All that can still be paid on it.
        Money open() {
            return Money.ofMinor(item.availableMinor(), item.currency());
        }

        /// The document as the engine holds it against money in the line's currency.
        Item forMatching() {
            var own = item.forMatching();
            return new Item(
                    own.id(),
                    own.numbers(),
                    own.customerId(),
                    amount.minorUnits(),
                    amount.currency(),
                    open(),
                    own.references(),
                    own.date(),
                    own.due(),
                    null,
                    null,
                    null,
                    null,
                    false);
        }

        private Evidence evidence() {
            return new Evidence(
                    Signal.AMOUNT,
                    open().toString(),
                    "is worth " + amount + " at "
                            + (rate.inverse() ? "1/" : "")
                            + rate.rate().toPlainString() + ", which " + rate.source() + " quoted for "
                            + rate.quotedOn() + "; nobody stated what was exchanged",
                    0);
        }
    }

    /// Whether the money has no explanation to the cent of its own.
    static boolean isPossible(BankLine line, Outcome asCame) {
        return line.amountMinor() > 0
                && !line.reversal()
                && !InstructedPayments.isInstructedOtherwise(line)
                && asCame instanceof Outcome.Suggested suggested
                && suggested.ranked().stream().noneMatch(explanation -> isExact(explanation, line));
    }

    private static boolean isExact(Explanation explanation, BankLine line) {
        return !explanation.allocations().isEmpty()
                && explanation.parts().isEmpty()
                && explanation.total() == line.amountMinor();
    }

    static boolean isPayable(AvailableItem item) {
        return item.kind() == ItemKind.INVOICE && item.availableMinor() > 0;
    }

    /// What both looks say together: nothing that is automatic.
    ///
    /// @param asWorth what the engine makes of the line beside the documents at their worth
    /// @param worths of the line's day, by the ids of the documents
    static Outcome together(BankLine line, Outcome asCame, Outcome asWorth, Map<String, Worth> worths) {
        if (!(asCame instanceof Outcome.Suggested suggested)) {
            return asCame;
        }
        var proposals = explanations(asWorth)
                .map(explanation -> exchanged(line, explanation, worths))
                .filter(Objects::nonNull)
                .toList();
        if (proposals.isEmpty()) {
            return asCame;
        }
        // What explains a part of the money without any rate comes first.
        boolean first = suggested.ranked().stream()
                .allMatch(explanation -> explanation.allocations().isEmpty());
        var ranked = new ArrayList<>(first ? proposals : suggested.ranked());
        ranked.addAll(first ? suggested.ranked() : proposals);
        var evidence = new ArrayList<>(asCame.evidence());
        if (first) {
            evidence.addAll(asWorth.evidence());
        }
        proposals.forEach(proposal -> evidence.add(worth(proposal, worths).evidence()));
        return new Outcome.Suggested(
                asCame.lineId(),
                ranked.size() > MOST_PROPOSED ? ranked.subList(0, MOST_PROPOSED) : ranked,
                flags(asCame, asWorth, proposals.size()),
                evidence,
                asCame.ruleVersion());
    }

    private static EnumSet<Flag> flags(Outcome asCame, Outcome asWorth, int proposals) {
        var flags = EnumSet.of(Flag.FX_DIFFERENCE);
        flags.addAll(asCame.flags());
        asWorth.flags().stream().filter(OF_WHO_PAYS::contains).forEach(flags::add);
        if (proposals > 1) {
            flags.add(Flag.AMBIGUOUS);
        }
        return flags;
    }

    private static Stream<Explanation> explanations(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Automatic automatic -> Stream.of(automatic.explanation());
            case Outcome.Suggested suggested -> suggested.ranked().stream();
            case Outcome.Exceptional _, Outcome.Ignored _ -> Stream.empty();
        };
    }

    private static Worth worth(Explanation explanation, Map<String, Worth> worths) {
        return Objects.requireNonNull(
                worths.get(explanation.allocations().getFirst().itemId()));
    }

    /// All that came for all that is open of one document. Null where more or less is said.
    private static @Nullable Explanation exchanged(BankLine line, Explanation found, Map<String, Worth> worths) {
        boolean rateAlone = found.parts().stream().allMatch(part -> RATE.contains(part.type()));
        if (found.allocations().size() != 1 || !rateAlone || found.total() != line.amountMinor()) {
            return null;
        }
        var paid = found.allocations().getFirst();
        var worth = worths.get(paid.itemId());
        if (worth == null || paid.amountMinor() != worth.amount().minorUnits()) {
            return null;
        }
        return new Explanation(
                "unstated exchange",
                List.of(new Explanation.Allocation(paid.itemId(), line.amountMinor(), worth.open())),
                List.of(),
                found.score(),
                found.assessment());
    }
}
