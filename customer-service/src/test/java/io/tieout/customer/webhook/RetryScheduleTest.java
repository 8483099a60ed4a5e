package io.tieout.customer.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void triesForAboutThreeDaysAndThenNoMore() {
        var schedule = new RetrySchedule(new Random(7));
        var pauses = new ArrayList<Duration>();

        for (int tries = 1; schedule.pauseAfter(tries).isPresent(); tries++) {
            pauses.add(schedule.pauseAfter(tries).orElseThrow());
        }

        assertThat(pauses).hasSize(9).isSorted();
        assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
        assertThat(pauses.getLast()).isBetween(Duration.ofHours(24), Duration.ofMinutes(1_584));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(75), Duration.ofHours(84));
    }
}
