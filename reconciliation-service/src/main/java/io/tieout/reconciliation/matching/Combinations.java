package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.List;

/// Looks for the sets of items that add up to an amount, and stops at the second: only "exactly one" is of use.
///
/// Items of the same amount are one class with a count, so that sixty equal items are sixty steps and not 2⁶⁰. The
/// search is cut where the rest cannot reach the amount any more, or is no multiple of what all of it divides by,
/// and gives up after a number of steps. Whole numbers only.
final class Combinations {

    /// @param solutions the first two found, each a list of positions
    /// @param free whether the first one takes some of several interchangeable items: which ones is a choice
    /// @param mayBeChance whether some other payment of this amount would have met a set as well
    /// @param exhausted whether the search gave up: there may be more
    /// @param steps how much work it was
    record Result(List<List<Position>> solutions, boolean free, boolean mayBeChance, boolean exhausted, int steps) {

        static final Result TOO_MANY = new Result(List.of(), false, false, true, 0);

        boolean isOnly() {
            return solutions.size() == 1 && !free && !exhausted;
        }
    }

    private final List<List<Position>> classes = new ArrayList<>();
    private final long[] highest;
    private final long[] lowest;
    private final long[] divisor;
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
            if (!classes.isEmpty() && classes.getLast().getFirst().open == item.open) {
                classes.getLast().add(item);
            } else {
                classes.add(new ArrayList<>(List.of(item)));
            }
        }
        steps = budget;
        taken = new int[classes.size()];
        highest = new long[classes.size() + 1];
        lowest = new long[classes.size() + 1];
        divisor = new long[classes.size() + 1];
        for (int i = classes.size() - 1; i >= 0; i--) {
            long each = classes.get(i).getFirst().open;
            long all = Math.multiplyExact(each, (long) classes.get(i).size());
            highest[i] = Math.addExact(highest[i + 1], Math.max(all, 0));
            lowest[i] = Math.addExact(lowest[i + 1], Math.min(all, 0));
            divisor[i] = divisorOf(divisor[i + 1], Math.abs(each));
        }
    }

    static long divisorOf(long one, long other) {
        long a = one;
        long b = other;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    static Result find(List<Position> items, long amount, int maxItems, int budget) {
        if (items.size() > maxItems) {
            return Result.TOO_MANY;
        }
        var search = new Combinations(items, budget);
        search.search(0, amount);
        var solutions = List.copyOf(search.solutions);
        boolean mayBeChance = solutions.size() == 1 && Chance.mayMeet(solutions.getFirst(), items);
        return new Result(solutions, search.free, mayBeChance, search.steps <= 0, budget - search.steps);
    }

    /// @return whether to go on
    private boolean search(int at, long rest) {
        if (--steps <= 0) {
            return false;
        }
        if (at == classes.size()) {
            return rest != 0 || keep();
        }
        if (rest > highest[at] || rest < lowest[at] || rest % divisor[at] != 0) {
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

    /// @return whether to go on
    private boolean keep() {
        var solution = new ArrayList<Position>();
        var other = new ArrayList<Position>();
        boolean choice = false;
        boolean different = false;
        for (int i = 0; i < taken.length; i++) {
            var items = classes.get(i);
            int left = items.size() - taken[i];
            solution.addAll(items.subList(0, taken[i]));
            other.addAll(items.subList(left, items.size()));
            if (taken[i] > 0 && left > 0) {
                boolean alike = items.stream().allMatch(items.getFirst()::isInterchangeableWith);
                choice |= alike;
                different |= !alike;
            }
        }
        if (solution.isEmpty()) {
            return true;
        }
        if (solutions.isEmpty()) {
            free = choice;
        }
        add(solution);
        if (different) {
            // Of the same amounts, but not the same to the customer: the newest instead of the oldest.
            add(other);
        }
        return solutions.size() < 2;
    }

    private void add(List<Position> solution) {
        if (solutions.size() < 2) {
            solution.sort(Position.OLDEST_FIRST);
            solutions.add(solution);
        }
    }
}
