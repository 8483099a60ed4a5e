package io.tieout.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CombinationsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int BUDGET = 200_000;
    private final Party party = new Party(Customer.named("Roth", "Roth"));

    private Position position(int number, long minor, int dueInDays) {
        return new Position(
                Item.of("AR-" + number, "AR-" + number, "Roth", Money.ofMinor(minor, EUR))
                        .withDates(null, LocalDate.of(2026, 3, 1).plusDays(dueInDays)),
                party);
    }

    private List<Position> equal(int count, boolean sameDay) {
        var items = new ArrayList<Position>();
        for (int i = 0; i < count; i++) {
            items.add(position(i, 10_00, sameDay ? 0 : i));
        }
        return items;
    }

    @Test
    void sixtyEqualItemsAreFewSteps() {
        for (long amount : new long[] {10_00, 300_00, 590_00, 305_00}) {
            assertThat(Combinations.find(equal(60, true), amount, 60, BUDGET).steps())
                    .as("%d", amount)
                    .isLessThan(200);
            assertThat(Combinations.find(equal(60, false), amount, 60, BUDGET).steps())
                    .as("%d", amount)
                    .isLessThan(200);
        }
    }

    @Test
    void equalItemsAreNotUniqueUnlessAllAreTaken() {
        assertThat(Combinations.find(equal(60, true), 300_00, 60, BUDGET).isOnly())
                .isFalse();
        assertThat(Combinations.find(equal(60, false), 300_00, 60, BUDGET).solutions())
                .hasSize(2);
        assertThat(Combinations.find(equal(60, false), 600_00, 60, BUDGET).isOnly())
                .isTrue();
        assertThat(Combinations.find(equal(60, true), 305_00, 60, BUDGET).solutions())
                .isEmpty();
    }

    @Test
    void givesUpWithinItsBudgetAndSaysSo() {
        var items = new ArrayList<Position>();
        for (int i = 0; i < 60; i++) {
            items.add(position(i, 100_003 + 7_919L * i * i, i));
        }

        var found = Combinations.find(items, 3_333_331, 60, 5_000);

        assertThat(found.steps()).isLessThanOrEqualTo(5_000);
        assertThat(found.isOnly()).isFalse();
    }

    /// Against trying all sets.
    @Property(tries = 300)
    void findsTheOnlySetExactlyWhenThereIsOne(
            @ForAll @Size(min = 1, max = 9) List<@LongRange(min = -4, max = 9) Long> amounts,
            @ForAll @IntRange(min = 1, max = 25) int target) {
        var items = new ArrayList<Position>();
        for (int i = 0; i < amounts.size(); i++) {
            if (amounts.get(i) != 0) {
                items.add(position(i, amounts.get(i), i));
            }
        }
        var sets = new HashSet<Set<Position>>();
        for (int bits = 1; bits < 1 << items.size(); bits++) {
            var set = new HashSet<Position>();
            for (int i = 0; i < items.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    set.add(items.get(i));
                }
            }
            if (AmountModels.total(set) == target) {
                sets.add(set);
            }
        }

        var found = Combinations.find(items, target, 60, BUDGET);

        assertThat(found.isOnly()).isEqualTo(sets.size() == 1);
        assertThat(found.solutions()).hasSize(Math.min(2, sets.size()));
        assertThat(found.solutions().stream().distinct().count()).isEqualTo(Math.min(2, sets.size()));
        found.solutions().forEach(solution -> assertThat(sets).contains(new HashSet<>(solution)));
    }
}
