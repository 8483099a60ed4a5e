package io.tieout.ledger.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class AnnouncementJobTest {

    private final Later scheduler = new Later();

    @Test
    void goesOnUntilNothingIsLeftAndThenEnds() {
        var notes = new Kind(200, 199, 7, 0);
        var refunds = new Kind(0);

        start(notes, refunds);
        scheduler.runAll();

        assertThat(notes.left).isEmpty();
        assertThat(refunds.left).isEmpty();
        assertThat(scheduler.times).hasSize(1);
    }

    @Test
    void triesAgainAfterAFailure() {
        var notes = new Kind(200, -1, 7, 0);

        start(notes);
        scheduler.runAll();

        assertThat(notes.left).isEmpty();
        assertThat(scheduler.times).hasSize(2);
        assertThat(Duration.between(scheduler.times.getFirst(), scheduler.times.getLast()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    private void start(Kind... kinds) {
        new AnnouncementJob(List.of(kinds), scheduler, new AnnouncementProperties(Duration.ofMinutes(1))).begin();
    }

    /// Announces so many, round by round; a negative number is a database that is away.
    private static final class Kind implements Announcements {

        private final Deque<Integer> left = new ArrayDeque<>();

        private Kind(int... rounds) {
            for (int round : rounds) {
                left.add(round);
            }
        }

        @Override
        public String documents() {
            return "documents";
        }

        @Override
        public int announce(int limit) {
            int announced = left.remove();
            if (announced < 0) {
                throw new QueryTimeoutException("away");
            }
            return announced;
        }
    }

    private static final class Promise extends FutureTask<String> implements ScheduledFuture<String> {

        private Promise(Runnable task) {
            super(task, "done");
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    /// Runs what is due when the test says so.
    private static final class Later extends ThreadPoolTaskScheduler {

        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final List<Instant> times = new ArrayList<>();

        @Override
        public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
            tasks.add(task);
            times.add(startTime);
            return new Promise(task);
        }

        private void runAll() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }
}
