package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.List;

/// Looks for the sets of items that add up to an amount, and stops at the second: only "exactly one" is of use.
///
/// Equal items (same amount and due date) are one class with a count, so that sixty equal items are one step and not
/// 2⁶⁰. The search is cut where the rest cannot reach the amount any more, and gives up after a number of steps.
final class Combinations {

    /// @param solutions the first two found, each a list of positions
    /// @param free whether the first one takes some of several equal items, so that which ones is a choice
    /// @param exhausted whether the search gave up: there may be more
    record Result(List<List<Position>> solutions, boolean free, boolean exhausted) {

        static final Result TOO_MANY = new Result(List.of(), false, true);
    }

    private final List<List<Position>> classes = new ArrayList<>();
    private final long[] highest;
    private final long[] lowest;
    private final int[] taken;
    private final List<List<Position>> solutions = new ArrayList<>();
    private boolean free;
    private int steps;

    private Combinations(List<Position> items, int budget) {
        var sorted = new ArrayList<>(items);
        sorted.sort((a, b) -> {
            int bySize = Long.compare(Math.abs(b.open), Math.abs(a.open));
            int bySign = bySize != 0 ? bySize : Long.compare(b.open, a.open);
            return bySign != 0 ? bySign : Position.OLDEST_FIRST.compare(a, b);
        });
        for (var item : sorted) {
            var last = classes.isEmpty() ? null : classes.getLast();
            if (last != null && last.getFirst().isInterchangeableWith(item)) {
                last.add(item);
            } else {
                classes.add(new ArrayList<>(List.of(item)));
            }
        }
        steps = budget;
        taken = new int[classes.size()];
        highest = new long[classes.size() + 1];
        lowest = new long[classes.size() + 1];
        for (int i = classes.size() - 1; i >= 0; i--) {
            long all = Math.multiplyExact(
                    classes.get(i).getFirst().open, (long) classes.get(i).size());
            highest[i] = Math.addExact(highest[i + 1], Math.max(all, 0));
            lowest[i] = Math.addExact(lowest[i + 1], Math.min(all, 0));
        }
    }

    static Result find(List<Position> items, long amount, int maxItems, int budget) {
        if (items.size() > maxItems) {
            return Result.TOO_MANY;
        }
        var search = new Combinations(items, budget);
        search.search(0, amount);
        return new Result(List.copyOf(search.solutions), search.free, search.steps <= 0);
    }

    /// @return whether to go on
    private boolean search(int at, long rest) {
        if (--steps <= 0) {
            return false;
        }
        if (at == classes.size()) {
            return rest != 0 || keep();
        }
        if (rest > highest[at] || rest < lowest[at]) {
            return true;
        }
        var items = classes.get(at);
        long each = items.getFirst().open;
        for (int count = items.size(); count >= 0; count--) {
            taken[at] = count;
            if (!search(at + 1, rest - each * count)) {
                return false;
            }
        }
        return true;
    }

    private boolean keep() {
        var solution = new ArrayList<Position>();
        boolean choice = false;
        for (int i = 0; i < taken.length; i++) {
            solution.addAll(classes.get(i).subList(0, taken[i]));
            choice |= taken[i] > 0 && taken[i] < classes.get(i).size();
        }
        if (solution.isEmpty()) {
            return true;
        }
        if (solutions.isEmpty()) {
            free = choice;
        }
        solution.sort(Position.OLDEST_FIRST);
        solutions.add(solution);
        return solutions.size() < 2;
    }
}
