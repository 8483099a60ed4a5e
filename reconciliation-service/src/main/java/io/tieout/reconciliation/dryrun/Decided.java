package io.tieout.reconciliation.dryrun;

import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A decision on a line with what it rests on.
///
/// @param kind what the line is, where it is no customer's payment
/// @param explanations the one that was booked, or those proposed, the best first
record Decided(
        Verdict verdict,
        @Nullable LineKind kind,
        List<Explanation> explanations,
        Set<Flag> flags,
        List<Evidence> evidence,
        String ruleVersion) {

    Decided {
        explanations = List.copyOf(explanations);
        flags = Set.copyOf(flags);
        evidence = List.copyOf(evidence);
    }

    static Decided of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Automatic automatic -> of(Verdict.AUTOMATIC, null, List.of(automatic.explanation()), outcome);
            case Outcome.Exceptional exceptional ->
                of(Verdict.EXCEPTION, null, List.of(exceptional.explanation()), outcome);
            case Outcome.Suggested suggested -> of(Verdict.SUGGESTED, null, suggested.ranked(), outcome);
            case Outcome.Ignored ignored ->
                ignored.duplicateOf() == null
                        ? of(Verdict.NOT_RECEIVABLE, ignored.kind(), List.of(), outcome)
                        : of(Verdict.DUPLICATE, null, List.of(), outcome);
        };
    }

    private static Decided of(
            Verdict verdict, @Nullable LineKind kind, List<Explanation> explanations, Outcome outcome) {
        return new Decided(verdict, kind, explanations, outcome.flags(), outcome.evidence(), outcome.ruleVersion());
    }

    /// What would become of the line, whatever the words for it.
    boolean comesToTheSameAs(Decided other) {
        return kind == other.kind
                && explanations.size() == other.explanations.size()
                && IntStream.range(0, explanations.size())
                        .allMatch(i -> sameAmounts(explanations.get(i), other.explanations.get(i)));
    }

    private static boolean sameAmounts(Explanation one, Explanation other) {
        return Set.copyOf(one.taken()).equals(Set.copyOf(other.taken()))
                && Set.copyOf(one.otherParts()).equals(Set.copyOf(other.otherParts()));
    }

    /// Whether other rules change anything: what a person decided stays a person's unless they would book it.
    boolean differsFrom(Decided before) {
        return before.verdict == Verdict.BY_PERSON
                ? verdict.isBooked()
                : verdict != before.verdict || !comesToTheSameAs(before);
    }

    /// The rules would book something else than a person did.
    boolean isAgainst(Decided before) {
        return before.verdict == Verdict.BY_PERSON && verdict.isBooked() && !comesToTheSameAs(before);
    }
}
