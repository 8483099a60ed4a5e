package io.tieout.reconciliation.statementcomparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Puts the lines of a statement beside the entries of our ledger.
///
/// The surest first: a document's number with its amount, parts of it, its number alone, then amount and day. Two are
/// put together only if nothing else fits either of them; twins, which are the same in all of that, in the order of
/// their days. Of lines that fit equally well the first of the file is first, and the oldest of our entries: the same
/// statement and the same entries come to the same outcome.
final class LineComparison {

    /// A payment of that amount may be booked so much later on the other side.
    private static final int FAR_DAYS = 45;

    private final List<TheirLine> theirs;
    private final List<OwnEntry> own;
    private final int dateTolerance;
    private final List<Set<String>> theirKeys;
    private final Map<String, List<Integer>> ownByKey = new HashMap<>();
    private final @Nullable ComparedLine[] ofTheirs;
    private final boolean[] ownTaken;
    private final Set<Integer> severalFit = new HashSet<>();

    private LineComparison(List<TheirLine> theirs, List<OwnEntry> own, int dateTolerance) {
        this.theirs = theirs;
        this.own = own;
        this.dateTolerance = dateTolerance;
        this.theirKeys = theirs.stream().map(TheirLine::keys).toList();
        this.ofTheirs = new ComparedLine[theirs.size()];
        this.ownTaken = new boolean[own.size()];
        for (int index = 0; index < own.size(); index++) {
            for (var key : own.get(index).keys()) {
                ownByKey.computeIfAbsent(key, unknown -> new ArrayList<>()).add(index);
            }
        }
    }

    /// @param own of the period, and of some days before and after it
    /// @return theirs in their order, then what is missing there in ours
    static List<ComparedLine> of(List<TheirLine> theirs, List<OwnEntry> own, int dateTolerance) {
        var oldestFirst = own.stream()
                .sorted(Comparator.comparing(OwnEntry::effectiveDate)
                        .thenComparing(OwnEntry::documentDate)
                        .thenComparing(OwnEntry::entryId))
                .toList();
        var comparison = new LineComparison(theirs, oldestFirst, dateTolerance);
        comparison.compare();
        return comparison.result();
    }

    /// How well the statement fits when it is read so: lines that name a document of ours with its amount count most.
    static long agreement(List<TheirLine> theirs, List<OwnEntry> own, int dateTolerance) {
        var compared = of(theirs, own, dateTolerance);
        long byNumber = compared.stream()
                .filter(line -> line.outcome() == Outcome.AGREED && line.ground() == Ground.NUMBER)
                .count();
        long together = compared.stream()
                .filter(line -> line.theirs() != null && line.ours() != null)
                .count();
        return byNumber * 1_000_000 + together;
    }

    private void compare() {
        byNumberAndAmount(true);
        byNumberInParts();
        byNumberAlone();
        byNumberAndAmount(false);
        byAmount(Ground.AMOUNT_AND_DATE, dateTolerance, OwnEntry::inPeriod);
        byAmount(Ground.AMOUNT_AND_DATE, dateTolerance, entry -> !entry.inPeriod());
        byAmount(Ground.AMOUNT, FAR_DAYS, entry -> entry.inPeriod() && !entry.document());
    }

    /// Of several documents under one number, the one that is nearest by its day.
    private void byNumberAndAmount(boolean inPeriod) {
        for (int their : waiting()) {
            var line = theirs.get(their);
            candidates(their, entry -> entry.inPeriod() == inPeriod && entry.amountMinor() == line.amountMinor())
                    .stream()
                    .min(Comparator.<Integer>comparingLong(
                                    index -> own.get(index).daysFrom(line.date()))
                            .thenComparing(Comparator.naturalOrder()))
                    .ifPresent(index -> pair(their, index, Ground.NUMBER));
        }
    }

    /// One payment of ours may be several lines of theirs, each with a document that it paid.
    private void byNumberInParts() {
        naming().forEach((index, lines) -> {
            if (lines.size() < 2 || ownTaken[index]) {
                return;
            }
            long sum = lines.stream()
                    .mapToLong(their -> theirs.get(their).amountMinor())
                    .sum();
            if (sum != own.get(index).amountMinor()) {
                return;
            }
            ownTaken[index] = true;
            for (int their : lines) {
                // The entry stands once, beside the first of its parts.
                var entry = their == lines.getFirst() ? own.get(index) : null;
                ofTheirs[their] = new ComparedLine(Outcome.AGREED, Ground.NUMBER_IN_PARTS, theirs.get(their), entry, 0);
            }
        });
    }

    private void byNumberAlone() {
        naming().forEach((index, lines) -> {
            if (!ownTaken[index] && lines.size() == 1) {
                pair(lines.getFirst(), index, Ground.NUMBER);
            } else if (!ownTaken[index]) {
                severalFit.addAll(lines);
            }
        });
    }

    /// Which waiting lines name each entry of the period, where each of them names no other one.
    private Map<Integer, List<Integer>> naming() {
        var naming = new TreeMap<Integer, List<Integer>>();
        for (int their : waiting()) {
            var found = candidates(their, OwnEntry::inPeriod);
            if (found.size() == 1) {
                naming.computeIfAbsent(found.getFirst(), index -> new ArrayList<>())
                        .add(their);
            } else if (found.size() > 1) {
                severalFit.add(their);
            }
        }
        return naming;
    }

    /// Lines and entries of one amount and direction that nothing else fits; twins in the order of their days.
    private void byAmount(Ground ground, int days, Predicate<OwnEntry> eligible) {
        var theirsByAmount = new TreeMap<Long, List<Integer>>();
        waiting().forEach(their -> theirsByAmount
                .computeIfAbsent(theirs.get(their).amountMinor(), amount -> new ArrayList<>())
                .add(their));
        var ownByAmount = new TreeMap<Long, List<Integer>>();
        for (int index = 0; index < own.size(); index++) {
            if (!ownTaken[index] && eligible.test(own.get(index))) {
                ownByAmount
                        .computeIfAbsent(own.get(index).amountMinor(), amount -> new ArrayList<>())
                        .add(index);
            }
        }
        theirsByAmount.forEach((amount, lines) -> {
            var entries = ownByAmount.getOrDefault(amount, List.of());
            BiPredicate<Integer, Integer> near =
                    (their, index) -> own.get(index).daysFrom(theirs.get(their).date()) <= days;
            if (!pairTwins(lines, entries, near, ground)) {
                pairOnly(lines, entries, near, ground);
            }
        });
    }

    /// As many of one side as of the other, and each fits each.
    private boolean pairTwins(
            List<Integer> lines, List<Integer> entries, BiPredicate<Integer, Integer> near, Ground ground) {
        if (lines.size() != entries.size()
                || !lines.stream().allMatch(their -> entries.stream().allMatch(index -> near.test(their, index)))) {
            return false;
        }
        var inOrder = lines.stream()
                .sorted(Comparator.<Integer, LocalDate>comparing(
                                their -> theirs.get(their).date())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            pair(inOrder.get(i), entries.get(i), ground);
        }
        return true;
    }

    private void pairOnly(
            List<Integer> lines, List<Integer> entries, BiPredicate<Integer, Integer> near, Ground ground) {
        for (int their : lines) {
            var fitting = entries.stream()
                    .filter(index -> !ownTaken[index] && near.test(their, index))
                    .toList();
            if (fitting.isEmpty()) {
                continue;
            }
            boolean only = fitting.size() == 1
                    && lines.stream()
                            .filter(other -> ofTheirs[other] == null)
                            .allMatch(other -> other == their || !near.test(other, fitting.getFirst()));
            if (only) {
                pair(their, fitting.getFirst(), ground);
            } else {
                severalFit.add(their);
            }
        }
    }

    private void pair(int their, int index, Ground ground) {
        var line = theirs.get(their);
        var entry = own.get(index);
        ownTaken[index] = true;
        severalFit.remove(their);
        long ours = entry.inPeriod() ? entry.amountMinor() : 0;
        ofTheirs[their] =
                new ComparedLine(outcome(line, entry, ground), ground, line, entry, line.amountMinor() - ours);
    }

    private Outcome outcome(TheirLine line, OwnEntry entry, Ground ground) {
        if (line.amountMinor() != entry.amountMinor()) {
            return Outcome.AMOUNT_DIFFERS;
        }
        if (!entry.inPeriod()) {
            return Outcome.OTHER_PERIOD;
        }
        if (entry.daysFrom(line.date()) > dateTolerance) {
            return Outcome.DATE_DIFFERS;
        }
        return entry.document() && ground != Ground.NUMBER ? Outcome.NUMBER_DIFFERS : Outcome.AGREED;
    }

    /// Entries that a line names, in its direction.
    private List<Integer> candidates(int their, Predicate<OwnEntry> eligible) {
        int direction = Long.signum(theirs.get(their).amountMinor());
        return theirKeys.get(their).stream()
                .flatMap(key -> ownByKey.getOrDefault(key, List.of()).stream())
                .distinct()
                .filter(index -> !ownTaken[index])
                .filter(index -> Long.signum(own.get(index).amountMinor()) == direction)
                .filter(index -> eligible.test(own.get(index)))
                .sorted()
                .toList();
    }

    private List<Integer> waiting() {
        var waiting = new ArrayList<Integer>();
        for (int their = 0; their < theirs.size(); their++) {
            if (ofTheirs[their] == null) {
                waiting.add(their);
            }
        }
        return waiting;
    }

    private List<ComparedLine> result() {
        var result = new ArrayList<ComparedLine>();
        for (int their = 0; their < theirs.size(); their++) {
            var found = ofTheirs[their];
            var line = theirs.get(their);
            result.add(
                    found != null
                            ? found
                            : new ComparedLine(
                                    Outcome.MISSING_HERE,
                                    severalFit.contains(their) ? Ground.SEVERAL_FIT : Ground.NOTHING_FITS,
                                    line,
                                    null,
                                    line.amountMinor()));
        }
        for (int index = 0; index < own.size(); index++) {
            var entry = own.get(index);
            if (!ownTaken[index] && entry.inPeriod()) {
                result.add(new ComparedLine(
                        Outcome.MISSING_THERE,
                        Ground.NOTHING_FITS,
                        null,
                        entry,
                        Math.negateExact(entry.amountMinor())));
            }
        }
        return result;
    }
}
