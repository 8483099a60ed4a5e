package io.tieout.ledger.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarRuleTest {

    @Test
    void comesBackToTheThirtyFirstAfterAShortMonth() {
        assertThat(dates(rule(CalendarUnit.MONTH, 1, false, "2028-01-31", null, null), 4))
                .containsExactly("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30");
    }

    @Test
    void staysAtMonthEndWhenAskedTo() {
        assertThat(dates(rule(CalendarUnit.MONTH, 1, true, "2026-02-28", null, null), 3))
                .containsExactly("2026-02-28", "2026-03-31", "2026-04-30");
        assertThat(dates(rule(CalendarUnit.YEAR, 1, true, "2027-02-28", null, null), 2))
                .containsExactly("2027-02-28", "2028-02-29");
        assertThat(dates(rule(CalendarUnit.YEAR, 1, false, "2028-02-29", null, null), 5))
                .containsExactly("2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29");
    }

    @Test
    void endsByDateOrByCount() {
        assertThat(dates(rule(CalendarUnit.WEEK, 2, false, "2026-01-01", "2026-02-12", null), 9))
                .containsExactly("2026-01-01", "2026-01-15", "2026-01-29", "2026-02-12");
        assertThat(dates(rule(CalendarUnit.DAY, 10, false, "2026-01-01", null, 2), 9))
                .containsExactly("2026-01-01", "2026-01-11");
        assertThat(rule(CalendarUnit.YEAR, 366, false, "2026-01-01", null, null).date(2))
                .isEmpty();
    }

    @Property
    void goesForwardWithoutRepeatingADay(
            @ForAll CalendarUnit unit,
            @ForAll @IntRange(min = 1, max = 12) int every,
            @ForAll @IntRange(min = 0, max = 1_500) int offset,
            @ForAll boolean atMonthEnd) {
        var first = LocalDate.of(2024, 1, 1).plusDays(offset);
        var rule = new CalendarRule(unit, every, atMonthEnd && unit.hasMonthEnds(), first, null, null);

        var dates = IntStream.rangeClosed(1, 20)
                .mapToObj(rule::date)
                .flatMap(Optional::stream)
                .toList();

        assertThat(dates).isSorted().doesNotHaveDuplicates();
        assertThat(dates.getFirst()).isAfterOrEqualTo(first);
    }

    private static CalendarRule rule(
            CalendarUnit unit,
            int every,
            boolean atMonthEnd,
            String first,
            @Nullable String last,
            @Nullable Integer maxRuns) {
        return new CalendarRule(
                unit, every, atMonthEnd, LocalDate.parse(first), last == null ? null : LocalDate.parse(last), maxRuns);
    }

    private static List<String> dates(CalendarRule rule, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(rule::date)
                .flatMap(Optional::stream)
                .map(LocalDate::toString)
                .toList();
    }
}
