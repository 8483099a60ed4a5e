package io.tieout.sales.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoardRankTest {

    @Test
    void findsAPlaceBetweenAnyTwoHoweverOften() {
        var random = new Random(42);
        var ranks = new ArrayList<String>();
        for (int step = 0; step < 2_000; step++) {
            int at = random.nextInt(ranks.size() + 1);
            var lower = at == 0 ? null : ranks.get(at - 1);
            var upper = at == ranks.size() ? null : ranks.get(at);

            var rank = BoardRank.between(lower, upper);

            assertThat(rank).matches("[0-9a-f]*[1-9a-f]");
            assertThat(lower == null || lower.compareTo(rank) < 0).isTrue();
            assertThat(upper == null || rank.compareTo(upper) < 0).isTrue();
            ranks.add(at, rank);
        }
    }

    @Test
    void findsAPlaceBesideTheSameNeighbourManyTimes() {
        String first = null;
        var last = BoardRank.of(DealId.next());
        for (int step = 0; step < 200; step++) {
            var before = BoardRank.between(null, first);
            var after = BoardRank.between(last, null);
            assertThat(first == null || before.compareTo(first) < 0).isTrue();
            assertThat(after).isGreaterThan(last);
            first = before;
            last = after;
        }
    }

    @Test
    void refusesAPlaceBetweenEqualOnes() {
        assertThatThrownBy(() -> BoardRank.between("a8", "a8")).isInstanceOf(IllegalArgumentException.class);
    }
}
