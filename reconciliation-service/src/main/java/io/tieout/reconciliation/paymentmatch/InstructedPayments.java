package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.matching.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Payments that their payers instructed in another currency than the account's, because a document asks for that.
///
/// Such a line is looked at twice: with the money that came, beside items in the account's currency, and with the
/// money that was instructed, beside items in that one. There it pays a document to the unit, whatever the rate
/// made of it; what that did is the ledger's to say, which also refuses a rate that no day had.
final class InstructedPayments {

    private static final int MOST_PROPOSED = 5;

    private InstructedPayments() {}

    static boolean isInstructedOtherwise(BankLine line) {
        return line.instructedCurrency() != null
                && line.instructedMinor() != null
                && line.instructedMinor() > 0
                && line.amountMinor() > 0
                && !line.reversal();
    }

    /// The line as its payer saw it.
    static Line asInstructed(BankLine line, boolean suggestOnly) {
        var own = BankLines.forMatching(line, suggestOnly);
        var instructed = Objects.requireNonNull(line.instructed());
        return new Line(
                own.id(),
                own.date(),
                instructed.minorUnits(),
                instructed.currency(),
                own.payer(),
                own.remittance(),
                own.structured(),
                own.endToEndId(),
                own.bank(),
                null,
                null,
                List.of(),
                null,
                suggestOnly);
    }

    /// What both looks say together. An automatic decision on what was instructed stands unless the money that came
    /// has an explanation of its own.
    static Outcome together(BankLine line, Outcome asCame, Outcome asInstructed) {
        return switch (asCame) {
            case Outcome.Ignored _ -> asCame;
            case Outcome.Automatic automatic ->
                contradicted(line, asCame, List.of(automatic.explanation()), asInstructed);
            case Outcome.Exceptional exceptional ->
                contradicted(line, asCame, List.of(exceptional.explanation()), asInstructed);
            case Outcome.Suggested suggested -> {
                boolean ownSense = suggested.ranked().stream().anyMatch(explanation -> isExact(explanation, line));
                yield ownSense
                        ? contradicted(line, asCame, suggested.ranked(), asInstructed)
                        : instead(line, suggested, asInstructed);
            }
        };
    }

    private static Outcome contradicted(BankLine line, Outcome asCame, List<Explanation> ranked, Outcome asInstructed) {
        if (!(asInstructed instanceof Outcome.Automatic automatic)) {
            return asCame;
        }
        var paid = exchanged(line, automatic.explanation());
        if (paid == null) {
            return asCame;
        }
        var flags = flags(line, asCame.flags(), asInstructed.flags());
        flags.add(Flag.AMBIGUOUS);
        var evidence = evidence(line, asCame, asInstructed);
        evidence.add(new Evidence(
                Signal.SECOND_EXPLANATION, "", "what came and what was instructed each pay something else", -30));
        return new Outcome.Suggested(
                asCame.lineId(), proposals(List.of(paid), ranked), flags, evidence, asCame.ruleVersion());
    }

    private static Outcome instead(BankLine line, Outcome.Suggested asCame, Outcome asInstructed) {
        switch (asInstructed) {
            case Outcome.Automatic automatic -> {
                var paid = exchanged(line, automatic.explanation());
                return paid == null
                        ? asCame
                        : new Outcome.Automatic(
                                asCame.lineId(),
                                paid,
                                automatic.alternatives().stream()
                                        .map(other -> exchanged(line, other))
                                        .filter(Objects::nonNull)
                                        .toList(),
                                flags(line, Set.of(), asInstructed.flags()),
                                evidence(line, null, asInstructed),
                                automatic.ruleVersion());
            }
            case Outcome.Suggested suggested -> {
                var paid = suggested.ranked().stream()
                        .map(explanation -> exchanged(line, explanation))
                        .filter(Objects::nonNull)
                        .toList();
                return paid.isEmpty()
                        ? asCame
                        : new Outcome.Suggested(
                                asCame.lineId(),
                                proposals(paid, asCame.ranked()),
                                flags(line, asCame.flags(), asInstructed.flags()),
                                evidence(line, asCame, asInstructed),
                                suggested.ruleVersion());
            }
            case Outcome.Exceptional _, Outcome.Ignored _ -> {
                return asCame;
            }
        }
    }

    /// In the account's money: what came and what the bank says it kept of it, shared out as it was instructed. Null
    /// where more is said than that items were paid.
    private static @Nullable Explanation exchanged(BankLine line, Explanation instructed) {
        var allocations = instructed.allocations();
        if (allocations.isEmpty()
                || !instructed.parts().isEmpty()
                || allocations.stream().anyMatch(part -> part.amountMinor() <= 0)) {
            return null;
        }
        long fee = fee(line);
        var currency = Objects.requireNonNull(line.instructedCurrency());
        var shares = Money.ofMinor(Math.addExact(line.amountMinor(), fee), line.currency())
                .allocate(allocations.stream()
                        .map(Explanation.Allocation::amountMinor)
                        .toList());
        var paid = new ArrayList<Explanation.Allocation>();
        for (int i = 0; i < shares.size(); i++) {
            if (!shares.get(i).isPositive()) {
                return null;
            }
            paid.add(new Explanation.Allocation(
                    allocations.get(i).itemId(),
                    shares.get(i).minorUnits(),
                    Money.ofMinor(allocations.get(i).amountMinor(), currency)));
        }
        var parts = fee == 0
                ? List.<Explanation.Part>of()
                : List.of(new Explanation.Part(PartType.BANK_FEE, -fee, null, null));
        return new Explanation("stated exchange", paid, parts, instructed.score(), instructed.assessment());
    }

    private static long fee(BankLine line) {
        var charges = line.chargesMinor();
        return charges == null ? 0 : Math.max(0, charges);
    }

    private static boolean isExact(Explanation explanation, BankLine line) {
        return !explanation.allocations().isEmpty()
                && explanation.parts().isEmpty()
                && explanation.total() == line.amountMinor();
    }

    private static EnumSet<Flag> flags(BankLine line, Set<Flag> some, Set<Flag> others) {
        var flags = EnumSet.of(Flag.FX_DIFFERENCE);
        flags.addAll(some);
        flags.addAll(others);
        if (fee(line) > 0) {
            flags.add(Flag.BANK_FEE);
        }
        return flags;
    }

    private static List<Evidence> evidence(BankLine line, @Nullable Outcome asCame, Outcome asInstructed) {
        var evidence = new ArrayList<Evidence>();
        if (asCame != null) {
            evidence.addAll(asCame.evidence());
        }
        evidence.addAll(asInstructed.evidence());
        evidence.add(new Evidence(
                Signal.AMOUNT, String.valueOf(line.instructed()), "is what the payer instructed, as the bank says", 0));
        return evidence;
    }

    private static List<Explanation> proposals(List<Explanation> first, List<Explanation> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all.size() > MOST_PROPOSED ? all.subList(0, MOST_PROPOSED) : all;
    }
}
