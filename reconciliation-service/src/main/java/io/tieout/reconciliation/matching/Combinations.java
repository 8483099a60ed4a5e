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
    /// @param exhausted whether the search gave up: there may be more
    /// @param steps how much work it was
    /// @param items how many were to choose from
    /// @param reachable how many different amounts the items could make at most
    record Result(
            List<List<Position>> solutions, boolean free, boolean exhausted, int steps, int items, long reachable) {

        static final Result TOO_MANY = new Result(List.of(), false, true, 0, 0, 0);

        boolean isOnly() {
            return solutions.size() == 1 && !free && !exhausted;
        }

        /// Whether the first solution may be chance: among so many sets that are no larger (or leave out no more),
        /// some set meets any amount, also one that was paid for something else. There must be many times more
        /// amounts than sets.
        boolean mayBeChance() {
            int size = solutions.getFirst().size();
            if (size < 2 || items <= FEW) {
                return false;
            }
            long sets = 0;
            long ofSize = 1;
            for (int chosen = 0; chosen <= Math.min(size, items - size); chosen++) {
                sets += ofSize;
                if (sets > reachable) {
                    return true;
                }
                ofSize = ofSize * (items - chosen) / (chosen + 1);
            }
            return Math.multiplyHigh(sets, MARGIN) != 0 || sets * MARGIN > reachable;
        }
    }

    /// Among so few items the only set is no chance: a person would take it too.
    private static final int FEW = 12;

    private static final long MARGIN = 10_000;

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

    private static long divisorOf(long one, long other) {
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
        long step = Math.max(1, search.divisor[0]);
        long reachable = (search.highest[0] - search.lowest[0]) / step;
        return new Result(
                List.copyOf(search.solutions),
                search.free,
                search.steps <= 0,
                budget - search.steps,
                items.size(),
                reachable);
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
