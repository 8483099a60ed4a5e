package io.tieout.platform.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the nights' runs found, common to all replicas.
class NightlyChecksRepository {

    private final JdbcClient jdbc;

    NightlyChecksRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether this night is ours: the first replica that asks has it.
    boolean claim(LocalDate night) {
        return jdbc.sql("insert into check_run (run_date) values (:night) on conflict (run_date) do nothing")
                        .param("night", night)
                        .update()
                == 1;
    }

    void finish(LocalDate night, int broken) {
        jdbc.sql("update check_run set finished_at = clock_timestamp(), broken = :broken where run_date = :night")
                .param("broken", broken)
                .param("night", night)
                .update();
        jdbc.sql("delete from check_run where run_date < :night - 400")
                .param("night", night)
                .update();
    }

    /// Of the last run that came to its end.
    Optional<Integer> broken() {
        return jdbc.sql("select broken from check_run where finished_at is not null order by run_date desc limit 1")
                .query(Integer.class)
                .optional();
    }

    /// Since the last run that came to its end.
    Optional<Duration> age() {
        return jdbc.sql("select extract(epoch from clock_timestamp() - max(finished_at))::bigint from check_run")
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds);
    }
}
