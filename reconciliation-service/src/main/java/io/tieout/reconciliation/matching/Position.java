package io.tieout.reconciliation.matching;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An item in the index, with what is open after the outcomes of this run. Linked into the list of items with the
/// same currency and open amount, so that a change of the amount costs the same however many there are.
final class Position {

    /// The oldest first: due date, date, number. The id only breaks the last tie, so that the order of input never
    /// matters.
    static final Comparator<Position> OLDEST_FIRST = Comparator.<Position>comparingLong(p -> epochDay(p.item.due()))
            .thenComparingLong(p -> epochDay(p.item.date()))
            .thenComparingInt(p -> p.item.number().length())
            .thenComparing(p -> p.item.number())
            .thenComparing(p -> p.item.id());

    final Item item;
    final Party owner;
    long open;

    @Nullable
    Position previous;

    @Nullable
    Position next;

    Position(Item item, Party owner) {
        this.item = item;
        this.owner = owner;
        this.open = item.openMinor();
    }

    boolean isSettled() {
        return open == 0;
    }

    /// Same customer, amount and due date: which of them is paid makes no difference to anyone.
    boolean isInterchangeableWith(Position other) {
        return owner == other.owner && open == other.open && epochDay(item.due()) == epochDay(other.item.due());
    }

    private static long epochDay(@Nullable LocalDate date) {
        return date == null ? Long.MAX_VALUE : date.toEpochDay();
    }

    @Override
    public String toString() {
        return item.number();
    }
}
