package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a column that is called a balance really runs with the lines, and in which direction.
///
/// It proves the lines when at most one step in eight is broken: then a broken step is an error of the file. More
/// breaks mean that rows were left out, as in a filtered export, or that the column is something else; then it
/// proves nothing, and where it breaks is said.
///
/// @param proves the lines can be checked by it
/// @param brokenAt the first row that does not go on from the one before; null when there is none
record RunningBalance(
        boolean proves, Direction direction, @Nullable String brokenAt) {

    /// Which end of the file is the newer one.
    enum Direction {
        /// The balances do not tell: there is one line, or no column that runs.
        EITHER,
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    private static final RunningBalance NONE = new RunningBalance(false, Direction.EITHER, null);

    private record Step(String place, BigDecimal change, BigDecimal balance) {}

    static RunningBalance of(
            List<TableRow> rows, Map<CsvColumn, Integer> columns, CsvNumbers numbers, CsvAmounts amounts) {
        var column = columns.get(CsvColumn.BALANCE);
        if (column == null) {
            return NONE;
        }
        var steps = new ArrayList<Step>();
        var unstated = BigDecimal.ZERO;
        boolean complete = true;
        int date = columns.getOrDefault(CsvColumn.BOOKING_DATE, 0);
        for (var row : rows) {
            if (!CsvDates.looksLikeDate(row.at(date))
                    || !(amounts.read(row) instanceof CsvAmounts.Amount.Known known)) {
                continue;
            }
            var written = row.at(column);
            if (written.isEmpty()) {
                // Some banks state the balance at the end of each day only.
                unstated = unstated.add(known.amount());
                complete = false;
                continue;
            }
            var balance = numbers.read(written);
            if (balance.isEmpty()) {
                return NONE;
            }
            steps.add(new Step(
                    row.place(), known.amount().add(unstated), balance.get().signed()));
            unstated = BigDecimal.ZERO;
        }
        if (steps.size() < 2) {
            return new RunningBalance(!steps.isEmpty() && complete, Direction.EITHER, null);
        }
        return among(steps, complete);
    }

    private static RunningBalance among(List<Step> steps, boolean complete) {
        int count = steps.size() - 1;
        int oldestFirst = brokenSteps(steps);
        int newestFirst = complete ? brokenSteps(steps.reversed()) : count;
        int broken = Math.min(oldestFirst, newestFirst);
        var direction = oldestFirst < newestFirst ? Direction.OLDEST_FIRST : Direction.NEWEST_FIRST;
        if (oldestFirst == newestFirst) {
            direction = Direction.EITHER;
        }
        if (broken * 8 <= count) {
            return new RunningBalance(true, direction, null);
        }
        if (broken * 2 > count) {
            return NONE;
        }
        boolean newer = direction == Direction.NEWEST_FIRST;
        return new RunningBalance(false, direction, firstBreak(newer ? steps.reversed() : steps));
    }

    private static int brokenSteps(List<Step> steps) {
        int broken = 0;
        for (int i = 1; i < steps.size(); i++) {
            if (!goesOn(steps.get(i - 1), steps.get(i))) {
                broken++;
            }
        }
        return broken;
    }

    private static @Nullable String firstBreak(List<Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (!goesOn(steps.get(i - 1), steps.get(i))) {
                return steps.get(i).place();
            }
        }
        return null;
    }

    private static boolean goesOn(Step before, Step step) {
        return before.balance().add(step.change()).compareTo(step.balance()) == 0;
    }
}
