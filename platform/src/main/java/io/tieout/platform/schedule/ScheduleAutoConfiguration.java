package io.tieout.platform.schedule;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Jobs do not wait for one another, and none runs beside itself within one process.
///
/// The scheduler that Spring Boot brings with virtual threads has one thread for all jobs with a fixed
/// delay, and begins those at a fixed rate again while they still run.
@AutoConfiguration(before = TaskSchedulingAutoConfiguration.class)
@EnableScheduling
public class ScheduleAutoConfiguration {

    /// More than any service has jobs.
    private static final int THREADS = 64;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadFactory(Thread.ofVirtual().name("job-", 1).factory());
        return scheduler;
    }
}
