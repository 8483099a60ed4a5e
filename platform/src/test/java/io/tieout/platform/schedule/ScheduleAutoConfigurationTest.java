package io.tieout.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.annotation.Scheduled;

class ScheduleAutoConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(ScheduleAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
            .withPropertyValues("spring.threads.virtual.enabled=true");

    @Test
    void keepsNoJobWaitingForAnotherAndBeginsNoneTwice() {
        context.withBean(Jobs.class).run(started -> {
            var jobs = started.getBean(Jobs.class);
            await().until(() -> jobs.atRate.get() == 1 && jobs.withDelay.get() == 1);
            int before = jobs.quick.get();

            await().until(() -> jobs.quick.get() > before + 10);

            assertThat(jobs.atRate).hasValue(1);
            assertThat(jobs.withDelay).hasValue(1);
            jobs.end.countDown();
            await().until(() -> jobs.atRate.get() > 1 && jobs.withDelay.get() > 1);
        });
    }

    static class Jobs {

        private final AtomicInteger quick = new AtomicInteger();
        private final AtomicInteger withDelay = new AtomicInteger();
        private final AtomicInteger atRate = new AtomicInteger();
        private final CountDownLatch end = new CountDownLatch(1);

        @Scheduled(fixedDelay = 1)
        void quick() {
            quick.incrementAndGet();
        }

        @Scheduled(fixedDelay = 1)
        void longWithDelay() throws InterruptedException {
            withDelay.incrementAndGet();
            end.await();
        }

        @Scheduled(fixedRate = 1)
        void longAtRate() throws InterruptedException {
            atRate.incrementAndGet();
            end.await();
        }
    }
}
