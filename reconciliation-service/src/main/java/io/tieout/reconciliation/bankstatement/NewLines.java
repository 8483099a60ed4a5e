package io.tieout.reconciliation.bankstatement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which lines of a statement are new, and which were recorded from an overlapping statement.
///
/// A line is known by its content and its occurrence: three equal lines of one day are three lines, and the second
/// file with them brings none. When a statement goes on exactly where the books stand, its lines are new even if a
/// twin is known from before: the bank's own balance proves it.
///
/// @param entries the new lines with their occurrence, in the statement's order
/// @param known how many lines were recorded before
/// @param gapMinor how much the statement's closing balance differs from what the account holds with these lines;
///     null when the file states no balance
record NewLines(List<Entry> entries, int known, @Nullable Long gapMinor) {

    /// @param occurrence 1 for the first line of this content on the account, 2 for its twin
    record Entry(RecordableLine line, int occurrence) {}

    record DayAndAmount(LocalDate day, long amountMinor) {

        static DayAndAmount of(RecordableLine line) {
            return new DayAndAmount(line.line().bookingDate(), line.amountMinor());
        }
    }

    NewLines {
        entries = List.copyOf(entries);
    }

    /// Leaves out as many lines as have their day and amount again elsewhere.
    NewLines without(Map<DayAndAmount, Integer> elsewhere) {
        var left = new HashMap<>(elsewhere);
        var rest = new ArrayList<Entry>();
        for (var entry : entries) {
            if (left.merge(DayAndAmount.of(entry.line()), -1, Integer::sum) < 0) {
                rest.add(entry);
            }
        }
        return new NewLines(
                rest,
                known + entries.size() - rest.size(),
                gapMinor == null ? null : (Long) Math.addExact(gapMinor, Math.subtractExact(sum(entries), sum(rest))));
    }

    /// Those that have their day and amount again elsewhere: as many as there are here, because nothing tells which
    /// of them is the one that is there.
    List<Entry> alike(Set<DayAndAmount> elsewhere) {
        return entries.stream()
                .filter(entry -> elsewhere.contains(DayAndAmount.of(entry.line())))
                .toList();
    }

    /// Leaves out lines that somebody knows to be recorded already.
    NewLines leavingOut(List<Entry> same) {
        var numbers = same.stream().map(entry -> entry.line().number()).collect(Collectors.toSet());
        var rest = entries.stream()
                .filter(entry -> !numbers.contains(entry.line().number()))
                .toList();
        return new NewLines(
                rest, known + same.size(), gapMinor == null ? null : (Long) Math.addExact(gapMinor, sum(same)));
    }

    /// @param recorded how many lines of each content the account has already
    /// @param heldMinor what the account held, by the statement before this one
    /// @param unstatedMinor what lines that came without a balance have added since
    static NewLines among(
            RecordableStatement statement, Map<String, Integer> recorded, long heldMinor, long unstatedMinor) {
        long standsAt = Math.addExact(heldMinor, unstatedMinor);
        var apart = select(statement, recorded, false);
        if (apart.size() == statement.lines().size() || statement.closingMinor() == null) {
            return result(statement, apart, standsAt);
        }
        // What came without a balance may be what is known of this statement.
        boolean overlapProved = gap(statement, apart, heldMinor) == 0 || gap(statement, apart, standsAt) == 0;
        // Balances that do not prove their own lines prove nothing about others.
        boolean goesOn = statement.openingMinor() != null
                && statement.openingMinor() == heldMinor
                && statement.imbalanceMinor() == 0;
        return overlapProved || !goesOn
                ? result(statement, apart, standsAt)
                : result(statement, select(statement, recorded, true), standsAt);
    }

    private static NewLines result(RecordableStatement statement, List<Entry> entries, long heldMinor) {
        var gap = statement.closingMinor() == null ? null : (Long) gap(statement, entries, heldMinor);
        return new NewLines(entries, statement.lines().size() - entries.size(), gap);
    }

    private static long gap(RecordableStatement statement, List<Entry> entries, long heldMinor) {
        long closing = statement.closingMinor() == null ? heldMinor : statement.closingMinor();
        return Math.subtractExact(closing, Math.addExact(heldMinor, sum(entries)));
    }

    private static List<Entry> select(
            RecordableStatement statement, Map<String, Integer> recorded, boolean continuation) {
        var seen = new HashMap<String, Integer>();
        var entries = new ArrayList<Entry>();
        for (var line : statement.lines()) {
            int here = seen.merge(line.contentHash(), 1, Integer::sum);
            int before = recorded.getOrDefault(line.contentHash(), 0);
            if (continuation) {
                entries.add(new Entry(line, before + here));
            } else if (here > before) {
                entries.add(new Entry(line, here));
            }
        }
        return entries;
    }

    static long sum(List<Entry> entries) {
        long sum = 0;
        for (var entry : entries) {
            sum = Math.addExact(sum, entry.line().amountMinor());
        }
        return sum;
    }
}
