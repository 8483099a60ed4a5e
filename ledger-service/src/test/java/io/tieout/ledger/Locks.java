package io.tieout.ledger;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who waits for whom in the database.
public final class Locks {

    /// For what surely comes: a busy machine takes its time, and only a failure waits as long.
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private Locks() {}

    /// Until somebody waits for what the transaction of this thread holds.
    public static void awaitSomebodyWaiting(JdbcClient jdbc) {
        await().pollInSameThread()
                .atMost(PATIENCE)
                .until(() -> jdbc.sql("""
                        select exists (
                            select from pg_locks
                            where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))""").query(Boolean.class).single());
    }
}
