package io.tieout.reconciliation.matching;

import java.util.List;

/// Whether a set of items that comes to an amount may do so by chance: among many sets some meets any amount, also one
/// that was paid for something else. So there must be many times more amounts than sets that are as simple.
///
/// Round amounts are few: 450.00 is met by 350.00 + 100.00 much sooner than 451.37 by anything. What is round is judged
/// among the round ones alone.
final class Chance {

    /// Among so few items the only set is no chance: a person would take it too.
    private static final int FEW = 12;

    private static final int WIDE = 4;

    private static final long MARGIN = 10_000;

    private Chance() {}

    /// @param found a set of these items
    static boolean mayMeet(List<Position> found, List<Position> items) {
        if (found.size() < 2 || (items.size() <= FEW && !isWide(found))) {
            return false;
        }
        long unit = found.stream().mapToLong(Chance::roundness).min().orElseThrow();
        var alike = items.stream().filter(position -> position.open % unit == 0).toList();
        return isCrowded(found.size(), items) || isCrowded(found.size(), alike);
    }

    /// Many documents and a credit note among them, and nobody named one: a person would ask.
    private static boolean isWide(List<Position> found) {
        return found.size() > WIDE && found.stream().anyMatch(position -> position.open < 0);
    }

    /// The largest power of ten that divides an item's amount.
    private static long roundness(Position position) {
        long power = 1;
        for (long rest = position.open; rest != 0 && rest % 10 == 0; rest /= 10) {
            power *= 10;
        }
        return power;
    }

    /// @param size of the set found: no larger ones count, and none that leave out fewer
    private static boolean isCrowded(int size, List<Position> items) {
        long reach = 0;
        long step = 0;
        for (var position : items) {
            reach = Math.addExact(reach, Math.abs(position.open));
            step = Combinations.divisorOf(step, Math.abs(position.open));
        }
        long most = reach / Math.max(1, step) / MARGIN;
        long sets = 0;
        long ofSize = 1;
        for (int chosen = 0; chosen <= Math.min(size, items.size() - size); chosen++) {
            sets += ofSize;
            if (sets > most) {
                return true;
            }
            ofSize = ofSize * (items.size() - chosen) / (chosen + 1);
        }
        return false;
    }
}
